// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is added to VTK's shaders. VTK declares the uniforms that are set through vtkShaderProperty.
namespace terrella::earth::shaders {

/// Layers are told apart by a little depth, the same wherever one looks from.
inline constexpr const char* lift = R"(//VTK::PositionVC::Impl
  gl_Position.z -= partLift * gl_Position.w;
)";

/// The globe darkens gently towards its limb; cheaper than a light, and told per vertex.
inline constexpr const char* limbDeclared = R"(//VTK::PositionVC::Dec
out float limbVS;
)";
inline constexpr const char* limbVertex = R"(//VTK::PositionVC::Impl
  gl_Position.z -= partLift * gl_Position.w;
  limbVS = 1.0 - limbDepth * (1.0 - clamp(dot(vertexMC.xyz, limbEye), 0.0, 1.0));
)";
inline constexpr const char* limbFragmentDeclared = R"(//VTK::Color::Dec
in float limbVS;
)";
inline constexpr const char* limbFragment = R"(//VTK::Light::Impl
  fragOutput0.rgb *= limbVS;
)";

/// Segments become capsules of a width in pixels with smooth edges.
inline constexpr const char* ribbonDeclared = R"(//VTK::PositionVC::Dec
in vec3 ribbonOther;
in vec2 ribbonCorner;
noperspective out vec3 ribbonVS;
)";
inline constexpr const char* ribbonVertex = R"(//VTK::PositionVC::Impl
  {
    gl_Position.z -= partLift * gl_Position.w;
    vec4 otherEnd = MCDCMatrix * vec4(ribbonOther, 1.0);
    vec2 here = gl_Position.xy / gl_Position.w * ribbonView;
    vec2 run = otherEnd.xy / otherEnd.w * ribbonView - here;
    float reach = length(run);
    vec2 along = reach > 1e-5 ? run / reach : vec2(1.0, 0.0);
    float outward = ribbonCorner.x > 0.5 ? -ribbonCorner.y : ribbonCorner.y;
    float wide = ribbonHalf + 1.0;
    vec2 moved = here + vec2(-along.y, along.x) * outward * wide - along * wide * ribbonRound;
    gl_Position.xy = moved / ribbonView * gl_Position.w;
    ribbonVS = vec3(ribbonCorner.y * wide, ribbonCorner.x > 0.5 ? reach + wide * ribbonRound : -wide * ribbonRound, reach);
  }
)";
inline constexpr const char* ribbonFragmentDeclared = R"(//VTK::Color::Dec
noperspective in vec3 ribbonVS;
)";
inline constexpr const char* ribbonFragment = R"(//VTK::Light::Impl
  float ribbonPast = max(0.0, max(-ribbonVS.y, ribbonVS.y - ribbonVS.z));
  float ribbonAway = length(vec2(ribbonVS.x, ribbonPast));
  fragOutput0.a *= clamp(ribbonHalf + 0.5 - ribbonAway, 0.0, 1.0);
)";

/// Discs instead of square points, smooth at the edge, with a rim.
inline constexpr const char* discFragment = R"(//VTK::Light::Impl
  float discRadius = length(gl_PointCoord * 2.0 - 1.0) * 0.5 * discSize;
  float discInside = clamp(0.5 * discSize - discRadius, 0.0, 1.0);
  float discRim = clamp(discRadius - 0.5 * discSize + discRimWidth + 0.5, 0.0, 1.0);
  fragOutput0.rgb = mix(fragOutput0.rgb, discRimColour, discRim * discRimShown);
  fragOutput0.a *= discInside;
  if (fragOutput0.a <= 0.0) discard;
)";

} // namespace terrella::earth::shaders
