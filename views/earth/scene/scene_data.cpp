// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/scene_data.h"

#include <vtkPointData.h>
#include <vtkTypeInt32Array.h>

#include <array>
#include <cstring>
#include <numeric>

namespace terrella::earth {

namespace {

vtkSmartPointer<vtkTypeInt32Array> integers(const std::vector<std::int32_t>& values)
{
    auto out = vtkSmartPointer<vtkTypeInt32Array>::New();
    out->SetNumberOfValues(static_cast<vtkIdType>(values.size()));
    if (!values.empty())
        std::memcpy(out->GetPointer(0), values.data(), values.size() * sizeof(std::int32_t));
    return out;
}

std::vector<std::int32_t> everyThird(std::size_t triangles)
{
    std::vector<std::int32_t> out(triangles + 1);
    for (std::size_t k = 0; k <= triangles; ++k)
        out[k] = static_cast<std::int32_t>(3 * k);
    return out;
}

} // namespace

vtkSmartPointer<vtkFloatArray> floats(const std::vector<float>& values, int components)
{
    auto out = vtkSmartPointer<vtkFloatArray>::New();
    out->SetNumberOfComponents(components);
    out->SetNumberOfTuples(static_cast<vtkIdType>(values.size()) / components);
    if (!values.empty())
        std::memcpy(out->GetPointer(0), values.data(), values.size() * sizeof(float));
    return out;
}

vtkSmartPointer<vtkCellArray> cells(const std::vector<std::int32_t>& offsets, const std::vector<std::int32_t>& connectivity)
{
    auto out = vtkSmartPointer<vtkCellArray>::New();
    out->SetData(integers(offsets), integers(connectivity));
    return out;
}

vtkSmartPointer<vtkPoints> scenePoints(const std::vector<Vec3>& points)
{
    std::vector<float> xyz;
    xyz.reserve(3 * points.size());
    for (const Vec3& p : points) {
        xyz.push_back(static_cast<float>(p.x));
        xyz.push_back(static_cast<float>(p.y));
        xyz.push_back(static_cast<float>(p.z));
    }
    auto out = vtkSmartPointer<vtkPoints>::New();
    out->SetData(floats(xyz, 3));
    return out;
}

vtkSmartPointer<vtkUnsignedCharArray> colourArray(const std::vector<QRgb>& colours, const std::vector<std::int32_t>& rows)
{
    auto out = vtkSmartPointer<vtkUnsignedCharArray>::New();
    out->SetName("colours");
    out->SetNumberOfComponents(4);
    out->SetNumberOfTuples(static_cast<vtkIdType>(rows.size()));
    unsigned char* rgba = rows.empty() ? nullptr : out->GetPointer(0);
    for (const std::int32_t row : rows) {
        const QRgb c = colours[static_cast<std::size_t>(row)];
        *rgba++ = static_cast<unsigned char>(qRed(c));
        *rgba++ = static_cast<unsigned char>(qGreen(c));
        *rgba++ = static_cast<unsigned char>(qBlue(c));
        *rgba++ = static_cast<unsigned char>(qAlpha(c));
    }
    return out;
}

vtkSmartPointer<vtkUnsignedCharArray> colourArray(const std::vector<QRgb>& colours)
{
    std::vector<std::int32_t> rows(colours.size());
    std::iota(rows.begin(), rows.end(), 0);
    return colourArray(colours, rows);
}

vtkSmartPointer<vtkPolyData> triangleData(const FieldMesh& mesh)
{
    auto points = vtkSmartPointer<vtkPoints>::New();
    points->SetData(floats(mesh.points, 3));
    auto out = vtkSmartPointer<vtkPolyData>::New();
    out->SetPoints(points);
    out->SetPolys(cells(everyThird(mesh.triangles.size() / 3), mesh.triangles));
    out->GetPointData()->SetTCoords(floats(mesh.texture, 2));
    return out;
}

std::shared_ptr<const Ribbons> makeRibbons(const SceneLines& lines)
{
    auto made = std::make_shared<Ribbons>();
    Ribbons& out = *made;
    out.sourceCount = lines.points.size();
    std::vector<Vec3> points;
    std::vector<float> other;
    std::vector<float> corner;
    std::vector<float> along;
    std::vector<std::int32_t> triangles;
    points.reserve(4 * lines.points.size());
    other.reserve(12 * lines.points.size());
    corner.reserve(8 * lines.points.size());
    along.reserve(4 * lines.points.size());
    triangles.reserve(6 * lines.points.size());
    // VTK leaves out triangles with two corners in one place, and both sides of a ribbon start in one: two metres tell them apart.
    constexpr double apart = 3e-7;
    const auto vertex = [&](std::size_t here, std::size_t there, float end, float side) {
        const double aside = apart * static_cast<double>(side);
        points.push_back(lines.points[here] + Vec3{aside, aside, aside});
        const Vec3& q = lines.points[there];
        other.insert(other.end(), {static_cast<float>(q.x), static_cast<float>(q.y), static_cast<float>(q.z)});
        corner.insert(corner.end(), {end, side});
        along.push_back(here < lines.along.size() ? static_cast<float>(lines.along[here]) : 0.0F);
        out.sources.push_back(static_cast<std::int32_t>(here));
    };
    for (std::size_t part = 0; part < lines.parts(); ++part) {
        for (std::size_t k = lines.starts[part]; k + 1 < lines.starts[part + 1]; ++k) {
            const auto first = static_cast<std::int32_t>(points.size());
            vertex(k, k + 1, 0.0F, -1.0F);
            vertex(k, k + 1, 0.0F, 1.0F);
            vertex(k + 1, k, 1.0F, 1.0F);
            vertex(k + 1, k, 1.0F, -1.0F);
            triangles.insert(triangles.end(), {first, first + 1, first + 2, first, first + 2, first + 3});
        }
    }
    out.data = vtkSmartPointer<vtkPolyData>::New();
    out.data->SetPoints(scenePoints(points));
    out.data->SetPolys(cells(everyThird(triangles.size() / 3), triangles));
    const auto add = [&](const char* name, const std::vector<float>& values, int components) {
        const auto array = floats(values, components);
        array->SetName(name);
        out.data->GetPointData()->AddArray(array);
    };
    add("ribbonOther", other, 3);
    add("ribbonCorner", corner, 2);
    add("ribbonAlong", along, 1);
    return made;
}

std::shared_ptr<const RibbonColours> colourRibbons(const Ribbons& lines, const std::vector<QRgb>& colours)
{
    if (colours.empty() || colours.size() != lines.sourceCount)
        return nullptr;
    return std::make_shared<const RibbonColours>(RibbonColours{colourArray(colours, lines.sources)});
}

vtkSmartPointer<vtkPolyData> glyphData(const SceneGlyphs& glyphs, const QColor& colour)
{
    std::vector<Vec3> points;
    std::vector<float> towards, ends, corner;
    std::vector<QRgb> colours;
    std::vector<std::int32_t> triangles;
    constexpr double apart = 3e-7; // as for ribbons: VTK leaves out triangles without area
    for (const SceneGlyphs::Glyph& glyph : glyphs.glyphs)
        for (std::uint32_t s = glyph.first; s < glyph.first + glyph.count; ++s) {
            const GlyphSegment& line = glyphs.segments[s];
            const auto first = static_cast<std::int32_t>(points.size());
            for (int k = 0; k < 4; ++k) {
                const bool isEnd = k >= 2;
                const float side = k == 1 || k == 2 ? 1.0F : -1.0F;
                points.push_back(glyph.at + Vec3{apart * k, apart * static_cast<double>(side), apart * static_cast<double>(side)});
                towards.insert(
                    towards.end(), {static_cast<float>(glyph.towards.x), static_cast<float>(glyph.towards.y), static_cast<float>(glyph.towards.z)});
                if (isEnd)
                    ends.insert(ends.end(), {line.toX, line.toY, line.fromX, line.fromY});
                else
                    ends.insert(ends.end(), {line.fromX, line.fromY, line.toX, line.toY});
                corner.insert(corner.end(), {isEnd ? 1.0F : 0.0F, side});
                colours.push_back(colour.isValid() ? colour.rgba() : glyph.colour);
            }
            triangles.insert(triangles.end(), {first, first + 1, first + 2, first, first + 2, first + 3});
        }
    auto out = vtkSmartPointer<vtkPolyData>::New();
    out->SetPoints(scenePoints(points));
    out->SetPolys(cells(everyThird(triangles.size() / 3), triangles));
    out->GetPointData()->SetScalars(colourArray(colours));
    const auto add = [&](const char* name, const std::vector<float>& values, int components) {
        const auto array = floats(values, components);
        array->SetName(name);
        out->GetPointData()->AddArray(array);
    };
    add("glyphTowards", towards, 3);
    add("glyphEnds", ends, 4);
    add("ribbonCorner", corner, 2);
    return out;
}

vtkSmartPointer<vtkPolyData> labelData(const SceneLabels& labels)
{
    std::vector<Vec3> points;
    std::vector<float> next, corner, texture;
    std::vector<std::int32_t> triangles;
    constexpr double apart = 3e-7; // as for ribbons: VTK leaves out triangles without area
    const QSize whole = labels.picture.width > 0 ? QSize(labels.picture.width, labels.picture.height) : labels.pictureSize;
    const auto w = static_cast<double>(std::max(1, whole.width())), h = static_cast<double>(std::max(1, whole.height()));
    for (const SceneLabels::Label& label : labels.labels) {
        const auto first = static_cast<std::int32_t>(points.size());
        const bool isLevel = length(label.next - label.at) == 0.0;
        for (int k = 0; k < 4; ++k) {
            const double right = k == 1 || k == 2 ? 1.0 : -1.0, up = k >= 2 ? 1.0 : -1.0;
            points.push_back(label.at + Vec3{apart * right, apart * up, apart * right * up});
            const Vec3 ahead = isLevel ? points.back() : label.next; // no corner must see a direction
            next.insert(next.end(), {static_cast<float>(ahead.x), static_cast<float>(ahead.y), static_cast<float>(ahead.z)});
            corner.insert(corner.end(),
                {static_cast<float>(0.5 * right * label.size.width() + label.offset.x()),
                    static_cast<float>(0.5 * up * label.size.height() + label.offset.y())});
            // Row 0 of the picture is at v = 0: the upper edge of the text.
            texture.insert(texture.end(),
                {static_cast<float>((right > 0.0 ? label.part.right() : label.part.left()) / w),
                    static_cast<float>((up > 0.0 ? label.part.top() : label.part.bottom()) / h)});
        }
        triangles.insert(triangles.end(), {first, first + 1, first + 2, first, first + 2, first + 3});
    }
    auto out = vtkSmartPointer<vtkPolyData>::New();
    out->SetPoints(scenePoints(points));
    out->SetPolys(cells(everyThird(triangles.size() / 3), triangles));
    out->GetPointData()->SetTCoords(floats(texture, 2));
    const auto add = [&](const char* name, const std::vector<float>& values, int components) {
        const auto array = floats(values, components);
        array->SetName(name);
        out->GetPointData()->AddArray(array);
    };
    add("labelNext", next, 3);
    add("labelCorner", corner, 2);
    return out;
}

} // namespace terrella::earth
