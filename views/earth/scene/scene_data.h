// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/scene/scene.h"

#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkSmartPointer.h>
#include <vtkUnsignedCharArray.h>

namespace terrella::earth {

// From our values to VTK's arrays.
vtkSmartPointer<vtkFloatArray> floats(const std::vector<float>& values, int components);
vtkSmartPointer<vtkCellArray> cells(const std::vector<std::int32_t>& offsets, const std::vector<std::int32_t>& connectivity);
vtkSmartPointer<vtkPoints> scenePoints(const std::vector<Vec3>& points);
vtkSmartPointer<vtkUnsignedCharArray> colourArray(const std::vector<QRgb>& colours);
/// For each of `rows` its colour.
vtkSmartPointer<vtkUnsignedCharArray> colourArray(const std::vector<QRgb>& colours, const std::vector<std::int32_t>& rows);
vtkSmartPointer<vtkPolyData> triangleData(const FieldMesh& mesh);

/// Lines as ribbons: four vertices for each segment, pulled apart in the vertex shader to a width in pixels. Point data "ribbonOther" is the
/// segment's other end, "ribbonCorner" which end (0, 1) and which side (−1, 1), "ribbonAlong" how far along its line.
struct Ribbons {
    vtkSmartPointer<vtkPolyData> data;
    std::vector<std::int32_t> sources; ///< for each vertex, the point of the lines it was made from
    std::size_t sourceCount = 0;       ///< points of the lines
};

/// For each vertex of ribbons.
struct RibbonColours {
    vtkSmartPointer<vtkUnsignedCharArray> rgba;
};

/// Ribbons whose ends lie pixels away from a place. Point data "glyphTowards", "glyphEnds" (here and the segment's other end, along the direction and
/// to its left) and "ribbonCorner"; scalars are the colours.
vtkSmartPointer<vtkPolyData> glyphData(const SceneGlyphs& glyphs, const QColor& colour);

/// Four vertices for each text, all at its place, pulled apart in the vertex shader. Point data "labelNext" and "labelCorner".
vtkSmartPointer<vtkPolyData> labelData(const SceneLabels& labels);

} // namespace terrella::earth
