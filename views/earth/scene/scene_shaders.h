// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is added to VTK's shaders. VTK declares the uniforms that are set through vtkShaderProperty.
namespace terrella::earth::shaders {

/// After the texture has been looked up.
inline constexpr const char* pictureFragment = R"(//VTK::TCoord::Impl
  fragOutput0.a *= layerOpacity;
  fragOutput0.rgb *= mix(1.0, fragOutput0.a, layerMultiply);
)";

/// Segments become capsules of a width in pixels with smooth edges.
inline constexpr const char* ribbonDeclared = R"(//VTK::PositionVC::Dec
in vec3 ribbonOther;
in vec2 ribbonCorner;
in float ribbonAlong;
noperspective out vec3 ribbonVS;
noperspective out float ribbonAlongVS;
noperspective out float aboveVS;
)";
inline constexpr const char* ribbonVertex = R"(//VTK::PositionVC::Impl
  {
    vec4 otherEnd = MCDCMatrix * vec4(ribbonOther, 1.0);
    vec2 here = gl_Position.xy / gl_Position.w * ribbonView;
    vec2 run = otherEnd.xy / otherEnd.w * ribbonView - here;
    float reach = length(run);
    vec2 along = reach > 1e-5 ? run / reach : vec2(1.0, 0.0);
    float outward = ribbonCorner.x > 0.5 ? -ribbonCorner.y : ribbonCorner.y;
    float wide = ribbonHalf + 0.55; // a little more than what is drawn at all
    vec2 moved = here + vec2(-along.y, along.x) * outward * wide - along * wide * ribbonRound;
    gl_Position.xy = moved / ribbonView * gl_Position.w;
    ribbonVS = vec3(ribbonCorner.y * wide, ribbonCorner.x > 0.5 ? reach + wide * ribbonRound : -wide * ribbonRound, reach);
    ribbonAlongVS = ribbonAlong;
    aboveVS = dot(vertexMC.xyz, horizon.xyz) + horizon.w;
    if (max(aboveVS, dot(ribbonOther, horizon.xyz) + horizon.w) < 0.0)
      gl_Position = vec4(0.0, 0.0, 0.0, 1.0);
  }
)";
inline constexpr const char* ribbonFragmentDeclared = R"(//VTK::Color::Dec
noperspective in vec3 ribbonVS;
noperspective in float ribbonAlongVS;
noperspective in float aboveVS;
)";
inline constexpr const char* ribbonFragment = R"(//VTK::Light::Impl
  float ribbonPast = max(0.0, max(-ribbonVS.y, ribbonVS.y - ribbonVS.z));
  float ribbonAway = length(vec2(ribbonVS.x, ribbonPast));
  fragOutput0.a *= clamp(ribbonHalf + 0.5 - ribbonAway, 0.0, 1.0) * layerOpacity * step(0.0, aboveVS);
  fragOutput0.rgb *= mix(1.0, fragOutput0.a, layerMultiply);
)";

/// The same with light that runs along. Told apart because software computes what is not taken of a branch, too.
inline constexpr const char* ribbonFlowing = R"(//VTK::Light::Impl
  float ribbonPast = max(0.0, max(-ribbonVS.y, ribbonVS.y - ribbonVS.z));
  float ribbonAway = length(vec2(ribbonVS.x, ribbonPast));
  fragOutput0.a *= clamp(ribbonHalf + 0.5 - ribbonAway, 0.0, 1.0) * layerOpacity * step(0.0, aboveVS);
  float ribbonPhase = fract(ribbonAlongVS - ribbonFlow);
  fragOutput0.a *= ribbonFlow < 0.0 ? 1.0 : 0.12 + 0.88 * smoothstep(0.35, 1.0, ribbonPhase) * (1.0 - smoothstep(0.985, 1.0, ribbonPhase));
  fragOutput0.rgb *= mix(1.0, fragOutput0.a, layerMultiply);
)";

/// The same capsules for lines that are told in pixels around a place and turned along a direction there.
inline constexpr const char* glyphDeclared = R"(//VTK::PositionVC::Dec
in vec3 glyphTowards;
in vec4 glyphEnds;
in vec2 ribbonCorner;
noperspective out vec3 ribbonVS;
noperspective out float ribbonAlongVS;
noperspective out float aboveVS;
)";
inline constexpr const char* glyphVertex = R"(//VTK::PositionVC::Impl
  {
    vec4 ahead = MCDCMatrix * vec4(glyphTowards, 1.0);
    vec2 place = gl_Position.xy / gl_Position.w * ribbonView;
    vec2 flow = ahead.xy / ahead.w * ribbonView - place;
    flow = length(flow) > 1e-6 ? normalize(flow) : vec2(1.0, 0.0);
    vec2 left = vec2(-flow.y, flow.x);
    vec2 here = place + (flow * glyphEnds.x + left * glyphEnds.y) * glyphScale;
    vec2 run = (flow * (glyphEnds.z - glyphEnds.x) + left * (glyphEnds.w - glyphEnds.y)) * glyphScale;
    float reach = length(run);
    vec2 along = reach > 1e-5 ? run / reach : vec2(1.0, 0.0);
    float outward = ribbonCorner.x > 0.5 ? -ribbonCorner.y : ribbonCorner.y;
    float wide = ribbonHalf + 0.55; // a little more than what is drawn at all
    vec2 moved = here + vec2(-along.y, along.x) * outward * wide - along * wide;
    gl_Position.xy = moved / ribbonView * gl_Position.w;
    ribbonVS = vec3(ribbonCorner.y * wide, ribbonCorner.x > 0.5 ? reach + wide : -wide, reach);
    ribbonAlongVS = 0.0;
    aboveVS = dot(vertexMC.xyz, horizon.xyz) + horizon.w;
    if (aboveVS < 0.0)
      gl_Position = vec4(0.0, 0.0, 0.0, 1.0);
  }
)";

/// A picture over the whole pane: its corners are those of the view, or of what a tile is a part of.
inline constexpr const char* overlayVertex = R"(//VTK::PositionVC::Impl
  gl_Position = vec4(vertexMC.xy * overlayScale + overlayShift, 0.0, 1.0);
)";

/// Texts: rectangles turned along what they lie on, never upside down.
inline constexpr const char* labelDeclared = R"(//VTK::PositionVC::Dec
in vec3 labelNext;
in vec2 labelCorner;
)";
inline constexpr const char* labelVertex = R"(//VTK::PositionVC::Impl
  {
    vec4 labelEnd = MCDCMatrix * vec4(labelNext, 1.0);
    vec2 here = gl_Position.xy / gl_Position.w * labelView;
    vec2 run = labelEnd.xy / labelEnd.w * labelView - here;
    vec2 along = length(run) > 0.01 ? normalize(run) : vec2(1.0, 0.0);
    if (along.x < 0.0)
      along = -along;
    vec2 moved = here + (along * labelCorner.x + vec2(-along.y, along.x) * labelCorner.y) * labelScale;
    gl_Position.xy = moved / labelView * gl_Position.w;
    if (dot(vertexMC.xyz, horizon.xyz) + horizon.w < 0.0)
      gl_Position = vec4(0.0, 0.0, 0.0, 1.0);
  }
)";

} // namespace terrella::earth::shaders
