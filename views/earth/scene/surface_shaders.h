// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The shaders of surfaces, put together by SurfaceProp from these pieces.
namespace terrella::earth::shaders {

inline constexpr const char* surfaceBegins = "//VTK::System::Dec\n"; // VTK puts the version there
inline constexpr const char* surfaceHatched = "#define HATCHED\n";

/// The globe darkens gently towards its limb; cheaper than a light, and told per vertex.
inline constexpr const char* surfaceVertex = R"(
in vec3 placeMC;
in vec2 textureMC;
uniform mat4 toView;
uniform vec4 textureFrom;
uniform vec3 limbEye;
uniform float limbDepth;
out vec2 at;
out float limb;
#ifdef HATCHED
out vec3 place;
#endif
void main()
{
  at = textureMC * textureFrom.xy + textureFrom.zw;
  limb = 1.0 - limbDepth * (1.0 - clamp(dot(placeMC, limbEye), 0.0, 1.0));
#ifdef HATCHED
  place = placeMC;
#endif
  gl_Position = toView * vec4(placeMC, 1.0);
}
)";

inline constexpr const char* surfaceDeclared = R"(//VTK::Output::Dec
in vec2 at;
in float limb;
uniform float layerOpacity;
uniform float layerMultiply;
)";

/// A picture as it is.
inline constexpr const char* pictureColour = R"(
uniform sampler2D picture;
vec4 surfaceColour() { return texture(picture, at); }
)";

/// The value of the cell, and how much of it there is: 0 where it is missing.
inline constexpr const char* cellValue = R"(
uniform sampler2D fieldValues;
float fieldValue(out float there)
{
  float value = texture(fieldValues, at).r;
  there = isnan(value) ? 0.0 : 1.0;
  return value;
}
)";

/// Between the middles of four cells.
inline constexpr const char* fourValues = R"(
uniform sampler2D fieldValues;
uniform vec2 fieldSize;
float fieldBetween(out vec4 cells, out vec2 t)
{
  vec2 place = at * fieldSize - 0.5;
  vec2 low = floor(place);
  t = place - low;
  vec2 middle = (low + 0.5) / fieldSize;
  cells.x = texture(fieldValues, middle).r;
  cells.y = textureOffset(fieldValues, middle, ivec2(1, 0)).r;
  cells.z = textureOffset(fieldValues, middle, ivec2(0, 1)).r;
  cells.w = textureOffset(fieldValues, middle, ivec2(1, 1)).r;
  float lower = cells.x + (cells.y - cells.x) * t.x;
  float upper = cells.z + (cells.w - cells.z) * t.x;
  return lower + (upper - lower) * t.y;
}
)";

/// None of them is missing. Told apart because software computes what is not taken of a branch, too.
inline constexpr const char* wholeValue = R"(
float fieldValue(out float there)
{
  vec4 cells;
  vec2 t;
  there = 1.0;
  return fieldBetween(cells, t);
}
)";

/// Where some of them are missing, the nearest one stands as far as its own edge; of fine fields (fieldFades) the others do, and fade.
inline constexpr const char* brokenValue = R"(
uniform float fieldFades;
float fieldValue(out float there)
{
  vec4 cells;
  vec2 t;
  float value = fieldBetween(cells, t);
  there = 1.0;
  if (isnan(value)) {
    bvec4 gone = isnan(cells);
    vec4 share = mix(vec4((1.0 - t.x) * (1.0 - t.y), t.x * (1.0 - t.y), (1.0 - t.x) * t.y, t.x * t.y), vec4(0.0), gone);
    float nearest = t.y < 0.5 ? (t.x < 0.5 ? cells.x : cells.y) : (t.x < 0.5 ? cells.z : cells.w);
    float sum = share.x + share.y + share.z + share.w;
    float mean = dot(share, mix(cells, vec4(0.0), gone)) / max(sum, 1e-6);
    value = fieldFades > 0.5 ? mean : nearest;
    there = fieldFades > 0.5 ? sum : isnan(nearest) ? 0.0 : 1.0;
  }
  return value;
}
)";

/// As ColourTable::at(). fieldRange: where it begins, its scale, the exponent; fieldEnds: below, above, sign.
inline constexpr const char* valueColour = R"(
uniform sampler2D fieldColours;
uniform vec3 fieldRange;
uniform vec3 fieldEnds;
vec4 surfaceColour()
{
  float there;
  float value = fieldValue(there);
  float part = (RUN(value) - fieldRange.x) * fieldRange.y;
  part = BEND(part);
  float entry = floor(clamp(part * 256.0, 0.0, 255.0)) + 1.0;
  entry = fieldEnds.z * value > fieldEnds.y ? 257.0 : entry;
  entry = fieldEnds.z * value < fieldEnds.x || IS_FAR_BELOW(value) ? 0.0 : entry;
  return there > 0.0 ? vec4(texelFetch(fieldColours, ivec2(int(entry), 0), 0).rgb, there) : vec4(0.0);
}
)";

/// Classes between breaks: how many of them a value has reached.
inline constexpr const char* classColour = R"(
uniform sampler2D fieldColours;
uniform sampler2D fieldBreaks;
uniform int fieldBreakCount;
vec4 surfaceColour()
{
  float there;
  float value = fieldValue(there);
  int low = 0;
  int high = fieldBreakCount;
  while (low < high) {
    int middle = (low + high) / 2;
    if (value >= texelFetch(fieldBreaks, ivec2(middle, 0), 0).r) low = middle + 1; else high = middle;
  }
  return there > 0.0 ? vec4(texelFetch(fieldColours, ivec2(low, 0), 0).rgb, there) : vec4(0.0);
}
)";

/// White where the rule of hatching holds. fieldRule: from, to; both belong to it.
inline constexpr const char* ruleColour = R"(
uniform vec2 fieldRule;
uniform float fieldRuleIsMissing;
vec4 surfaceColour()
{
  float there;
  float value = fieldValue(there);
  bool holds = fieldRuleIsMissing > 0.5 ? there == 0.0 : there > 0.0 && value >= fieldRule.x && value <= fieldRule.y;
  return vec4(vec3(1.0), holds ? 1.0 : 0.0);
}
)";

inline constexpr const char* surfaceMain = R"(
void main()
{
  vec4 colour = surfaceColour();
  colour.a *= layerOpacity;
  colour.rgb *= limb * mix(1.0, colour.a, layerMultiply);
  gl_FragData[0] = colour;
}
)";

/// Hatching: lines as wide and as far apart on the screen wherever one looks from, yet drawn on the ground, so that they move with it. Between two
/// zoom levels every second line fades. On the globe they follow latitude plus longitude, on maps the diagonal. Derivatives are taken of the place,
/// not of its longitude, which jumps.
inline constexpr const char* hatchMain = R"(
in vec3 place;
uniform float hatchGlobe;
uniform float hatchSpacing;
uniform float hatchHalf;
uniform float hatchOwn;
void main()
{
  float along = place.x + place.y;
  vec2 slope = vec2(dFdx(along), dFdy(along));
  if (hatchGlobe > 0.5) {
    vec3 p = normalize(place);
    vec3 px = dFdx(p);
    vec3 py = dFdy(p);
    float flat2 = max(dot(p.xy, p.xy), 1e-9);
    slope = vec2(p.x * px.y - p.y * px.x, p.x * py.y - p.y * py.x) / flat2 + vec2(px.z, py.z) / sqrt(flat2);
    along = atan(p.y, p.x) + asin(clamp(p.z, -1.0, 1.0));
  }
  vec4 colour = surfaceColour();
  const float turn = 6.283185307179586;
  float perPixel = max(length(slope), 1e-12);
  float spacing = turn * exp2(ceil(log2(hatchSpacing * perPixel / turn)));
  float apart = spacing / perPixel;
  float wave = along / spacing;
  float away = abs(fract(wave + 0.5) - 0.5) * apart;
  float awayBetween = abs(fract(wave) - 0.5) * apart;
  float between = smoothstep(1.5 * hatchSpacing, 2.0 * hatchSpacing, apart);
  float broad = hatchHalf * (1.0 + 0.9 * hatchOwn);
  float core = max(clamp(broad + 0.5 - away, 0.0, 1.0), between * clamp(broad + 0.5 - awayBetween, 0.0, 1.0));
  float halo = max(clamp(2.2 * broad + 0.5 - away, 0.0, 1.0), between * clamp(2.2 * broad + 0.5 - awayBetween, 0.0, 1.0));
  float inside = smoothstep(0.4, 0.6, colour.a);
  vec3 dark = vec3(0.06, 0.08, 0.10);
  colour.rgb = mix(mix(vec3(0.94), dark, hatchOwn), mix(dark, colour.rgb, hatchOwn), core);
  colour.a = inside * max(core * 0.9, halo * mix(0.45, 0.15, hatchOwn)) * layerOpacity;
  colour.rgb *= mix(1.0, colour.a, layerMultiply);
  gl_FragData[0] = colour;
}
)";

} // namespace terrella::earth::shaders
