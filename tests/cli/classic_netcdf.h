// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace terrella::test {

/// Writes NetCDF classic files (CDF-1) byte by byte from the format's description, so that tests of reading do not depend on our own writer.
/// https://docs.unidata.ucar.edu/netcdf-c/current/file_format_specifications.html
class ClassicNetCdf {
public:
    using Attribute = std::variant<std::string, double>;
    struct Attributes {
        std::vector<std::pair<std::string, Attribute>> items;
    };

    int dimension(const std::string& name, std::size_t length)
    {
        m_dimensions.push_back({name, length});
        return static_cast<int>(m_dimensions.size()) - 1;
    }
    void floats(const std::string& name, const std::vector<int>& dimensions, const std::vector<float>& values, Attributes attributes = {})
    {
        QByteArray data;
        for (const float value : values)
            number(data, std::bit_cast<std::uint32_t>(value));
        m_variables.push_back({name, dimensions, std::move(attributes), kFloat, data, 0});
    }
    void doubles(const std::string& name, const std::vector<int>& dimensions, const std::vector<double>& values, Attributes attributes = {})
    {
        QByteArray data;
        for (const double value : values)
            number(data, std::bit_cast<std::uint64_t>(value));
        m_variables.push_back({name, dimensions, std::move(attributes), kDouble, data, 0});
    }

    /// The whole file.
    QByteArray bytes()
    {
        std::uint32_t begin = static_cast<std::uint32_t>(header().size()); // offsets do not change its size
        for (Variable& variable : m_variables) {
            variable.begin = begin;
            begin += static_cast<std::uint32_t>(variable.data.size());
        }
        QByteArray out = header();
        for (const Variable& variable : m_variables)
            out += variable.data;
        return out;
    }

private:
    static constexpr std::uint32_t kChar = 2, kFloat = 5, kDouble = 6;
    static constexpr std::uint32_t kDimensionTag = 10, kVariableTag = 11, kAttributeTag = 12;

    struct Variable {
        std::string name;
        std::vector<int> dimensions;
        Attributes attributes;
        std::uint32_t type;
        QByteArray data;
        std::uint32_t begin;
    };

    template <class T>
    static void number(QByteArray& out, T value)
    {
        for (int shift = static_cast<int>(sizeof(T)) * 8 - 8; shift >= 0; shift -= 8)
            out.append(static_cast<char>((value >> shift) & 0xff));
    }
    static void text(QByteArray& out, const std::string& value)
    {
        number(out, static_cast<std::uint32_t>(value.size()));
        out.append(value.data(), static_cast<qsizetype>(value.size()));
        out.append(static_cast<qsizetype>((4 - value.size() % 4) % 4), '\0');
    }
    static void list(QByteArray& out, std::uint32_t tag, std::size_t count)
    {
        number(out, count == 0 ? 0U : tag);
        number(out, static_cast<std::uint32_t>(count));
    }
    static void attributes(QByteArray& out, const Attributes& all)
    {
        list(out, kAttributeTag, all.items.size());
        for (const auto& [name, value] : all.items) {
            text(out, name);
            if (const auto* words = std::get_if<std::string>(&value)) {
                number(out, kChar);
                text(out, *words);
            } else {
                number(out, kDouble);
                number(out, std::uint32_t{1});
                number(out, std::bit_cast<std::uint64_t>(std::get<double>(value)));
            }
        }
    }
    [[nodiscard]] QByteArray header() const
    {
        QByteArray out("CDF\x01", 4);
        number(out, std::uint32_t{0}); // no records
        list(out, kDimensionTag, m_dimensions.size());
        for (const auto& [name, length] : m_dimensions) {
            text(out, name);
            number(out, static_cast<std::uint32_t>(length));
        }
        attributes(out, {{{"Conventions", std::string("CF-1.8")}}});
        list(out, kVariableTag, m_variables.size());
        for (const Variable& variable : m_variables) {
            text(out, variable.name);
            number(out, static_cast<std::uint32_t>(variable.dimensions.size()));
            for (const int dimension : variable.dimensions)
                number(out, static_cast<std::uint32_t>(dimension));
            attributes(out, variable.attributes);
            number(out, variable.type);
            number(out, static_cast<std::uint32_t>(variable.data.size()));
            number(out, variable.begin);
        }
        return out;
    }

    std::vector<std::pair<std::string, std::size_t>> m_dimensions;
    std::vector<Variable> m_variables;
};

} // namespace terrella::test
