// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/digest.h"
#include "pipelines/core/result.h"
#include "pipelines/data/signature.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace terrella {

/// A box of indices, one start and one count for each axis of a variable, in the variable's own axis order.
struct Window {
    std::vector<std::size_t> start;
    std::vector<std::size_t> count;

    [[nodiscard]] std::size_t size() const;
    static Window all(const std::vector<std::size_t>& shape);
};

class Cube;

/// Steps of a variable that follow each other in one file, whose content says what they are.
struct CubePart {
    QString file;
    QString variable;            ///< its name there
    std::size_t first = 0;       ///< step of the cube
    std::size_t firstInFile = 0; ///< the same step as the file counts
    std::size_t count = 0;
};

/// For a cube that shows a part of another one: the step of that one which a step is cut out of.
struct StepSource {
    const Cube* cube = nullptr;
    int variable = 0;
    std::size_t step = 0;
    Digest how; ///< of what is cut out
};

/// CF variables over time, level and space. Values are read on demand: float32, NaN for missing, packing undone.
/// Immutable; every member may be called from any thread (reads of one file queue behind GDAL's lock).
class Cube {
public:
    virtual ~Cube() = default;

    [[nodiscard]] const CubeSignature& signature() const { return *m_signature; }
    [[nodiscard]] const std::shared_ptr<const CubeSignature>& sharedSignature() const { return m_signature; }

    /// Reads a box of one variable into out (row-major in the variable's axis order; out.size() == window.size()).
    /// Errors: Unreadable naming the file; OutOfRange when the window leaves the variable.
    virtual Result<void> read(int variable, const Window& window, std::span<float> out) const = 0;

    /// What to write into the store instead of copying the values, for a cube that only names files:
    /// {"files": […], "options": {…}} as openCube() reads it. Empty: the values must be stored.
    [[nodiscard]] virtual QJsonObject reference() const { return {}; }
    /// Folder or file that already holds the whole cube, or empty.
    [[nodiscard]] virtual QString storedAt() const { return {}; }

    /// What the steps of a variable are made of, so that blocks of results are known again: one of these, or nothing where it is not known.
    /// A variable without time has one step.
    [[nodiscard]] virtual std::vector<CubePart> parts([[maybe_unused]] int variable) const { return {}; }
    /// Digest of the values at each step, as they were noted when they were written; null where they were not.
    [[nodiscard]] virtual std::vector<Digest> stepDigests([[maybe_unused]] int variable) const { return {}; }
    [[nodiscard]] virtual std::optional<StepSource> sourceOf([[maybe_unused]] int variable, [[maybe_unused]] std::size_t step) const { return {}; }

    /// How many rows of a field are read and unpacked together when one of them is asked for; 1: each alone.
    [[nodiscard]] virtual std::size_t rowsReadTogether([[maybe_unused]] int variable) const { return 1; }
    /// How many time steps are read and unpacked together when one of them is asked for; 1: each alone.
    [[nodiscard]] virtual std::size_t stepsReadTogether([[maybe_unused]] int variable) const { return 1; }
    /// How much of what was read last it may hold in memory.
    virtual void keepAtMost([[maybe_unused]] std::size_t bytes) const {}

    /// One whole field (ny*nx values) at a time step and level (and member 0 …); axes the variable lacks are ignored.
    Result<void> readField(int variable, std::size_t time, std::size_t level, std::span<float> out) const;
    /// The window of that field.
    [[nodiscard]] Window fieldWindow(int variable, std::size_t time, std::size_t level) const;

protected:
    explicit Cube(std::shared_ptr<const CubeSignature> signature) : m_signature(std::move(signature)) {}

private:
    std::shared_ptr<const CubeSignature> m_signature;
};

/// A cube held in memory: for tests, small results and synthetic data.
class MemoryCube final : public Cube {
public:
    /// values[v] is variable v, row-major in its axis order.
    MemoryCube(std::shared_ptr<const CubeSignature> signature, std::vector<std::vector<float>> values);
    Result<void> read(int variable, const Window& window, std::span<float> out) const override;

private:
    std::vector<std::vector<float>> m_values;
};

/// How openCube() reads. All optional.
struct OpenOptions {
    QStringList variables;            ///< names to keep; empty: all
    std::map<QString, QString> units; ///< name of a variable → unit to be assumed where the file states none
    QJsonObject toJson() const;
    static OpenOptions fromJson(const QJsonObject& object);
    bool operator==(const OpenOptions&) const = default;
};

/// Opens one or several files (NetCDF 3/4, HDF5, GRIB 1/2, Zarr, GeoTIFF/COG; paths, globs, /vsicurl/ …) as one cube, reading headers
/// only. Several files are joined along time when they hold the same variables at other times, and as more variables
/// when they hold others on the same axes. Coordinates, packing, calendars and grids are read by the rules of the CF conventions and of
/// the formats that are common without them (WRF, integer times with a text attribute).
/// Errors name the file, what was looked for, what is there and the way out.
Result<std::shared_ptr<const Cube>> openCube(const QStringList& paths, const OpenOptions& options = {});
/// The inverse of Cube::reference().
Result<std::shared_ptr<const Cube>> openReference(const QJsonObject& reference);

/// Expands globs and "~", sorts naturally (file2 before file10), checks that each exists.
Result<QStringList> expandPaths(const QStringList& patterns);

} // namespace terrella
