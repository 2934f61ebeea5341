// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is added to VTK's shaders for things that stand above the ground, or lie below it.
namespace terrella::earth::shaders {

/// Points are given at true height; solidRise is a metre as it is drawn, solidTrue as it is given.
inline constexpr const char* raisedDeclared = R"(//VTK::PositionVC::Dec
in float solidHeight;
out vec3 solidVS;
)";
inline constexpr const char* raisedVertex = R"(//VTK::PositionVC::Impl
  solidVS = solidGlobe > 0.5 ? vertexMC.xyz * ((1.0 + solidHeight * solidRise) / (1.0 + solidHeight * solidTrue))
                             : vec3(vertexMC.xy, solidHeight * solidRise);
  gl_Position = MCDCMatrix * vec4(solidVS, 1.0);
)";
/// What the Earth hides: a ray from the eye passes nearest to its centre before it comes here, and too near.
inline constexpr const char* raisedFragmentDeclared = R"(//VTK::Color::Dec
in vec3 solidVS;
)";
inline constexpr const char* raisedFragment = R"(//VTK::Color::Impl
  {
    vec3 ray = solidVS - solidEye;
    float nearest = -dot(solidEye, ray) / dot(ray, ray);
    vec3 foot = solidEye + nearest * ray;
    if (solidGlobe > 0.5 && nearest > 0.0 && nearest < 1.0 && dot(foot, foot) < solidCore * solidCore) discard;
  }
)";

/// Lit from above the left shoulder, on both sides.
inline constexpr const char* solidDeclared = R"(//VTK::Normal::Dec
in vec3 solidFlat;
in vec3 solidSlope;
out vec3 solidNormalVS;
)";
inline constexpr const char* solidVertex = R"(//VTK::Normal::Impl
  solidNormalVS = solidFlat + solidSlope * solidRise;
)";
inline constexpr const char* solidFragmentDeclared = R"(//VTK::Normal::Dec
in vec3 solidNormalVS;
)";
inline constexpr const char* solidFragment = R"(//VTK::Light::Impl
  {
    vec3 towards = solidGlobe > 0.5 ? normalize(solidEye - solidVS) : solidBack;
    float facing = dot(solidNormalVS, towards);
    if (solidSide * facing < 0.0) discard;
    vec3 normal = (facing < 0.0 ? -1.0 : 1.0) * solidNormalVS / max(length(solidNormalVS), 1e-20);
    float lit = max(dot(normal, solidLight), 0.0);
    float shine = pow(max(dot(normal, normalize(solidLight + towards)), 0.0), 32.0);
    fragOutput0.rgb = fragOutput0.rgb * (0.40 + 0.66 * lit) + vec3(0.10 * shine);
    fragOutput0.a *= layerOpacity;
    fragOutput0.rgb *= mix(1.0, fragOutput0.a, layerMultiply);
  }
)";

/// A sheet stands for the stuff up to the next one; what one looks through aslant is thicker. layerOpacity is that of the densest stuff from straight
/// above.
inline constexpr const char* shellFragment = R"(//VTK::TCoord::Impl
  {
    vec3 along = solidGlobe > 0.5 ? normalize(solidEye - solidVS) : solidBack;
    vec3 outward = solidGlobe > 0.5 ? normalize(solidVS) : vec3(0.0, 0.0, 1.0);
    float slant = max(abs(dot(along, outward)), 0.08);
    float thick = -log(1.0 - 0.9975 * layerOpacity) * shellPart / slant;
    fragOutput0.a = 1.0 - exp(-thick * fragOutput0.a);
    fragOutput0.rgb *= mix(1.0, fragOutput0.a, layerMultiply);
  }
)";

/// Colours as the bar has them, with an edge a pixel wide.
inline constexpr const char* curtainFragment = R"(//VTK::TCoord::Impl
  if (fragOutput0.a < 0.5) discard;
  {
    vec2 wide = max(fwidth(tcoordVCVSOutput), vec2(1e-7));
    vec2 inside = min(tcoordVCVSOutput - solidRim, vec2(1.0) - solidRim - tcoordVCVSOutput) / wide;
    fragOutput0.rgb *= mix(0.35, 1.0, clamp(min(inside.x, inside.y), 0.0, 1.0));
    fragOutput0.a = layerOpacity;
    fragOutput0.rgb *= mix(1.0, fragOutput0.a, layerMultiply);
  }
)";

} // namespace terrella::earth::shaders
