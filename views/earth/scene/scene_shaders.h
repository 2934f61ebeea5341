// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is added to VTK's shaders. VTK declares the uniforms that are set through vtkShaderProperty.
namespace terrella::earth::shaders {

/// The globe darkens gently towards its limb; cheaper than a light, and told per vertex.
inline constexpr const char* limbDeclared = R"(//VTK::PositionVC::Dec
out float limbVS;
)";
inline constexpr const char* limbVertex = R"(//VTK::PositionVC::Impl
  limbVS = 1.0 - limbDepth * (1.0 - clamp(dot(vertexMC.xyz, limbEye), 0.0, 1.0));
)";
inline constexpr const char* limbFragmentDeclared = R"(//VTK::Color::Dec
in float limbVS;
)";
inline constexpr const char* limbFragment = R"(//VTK::Light::Impl
  fragOutput0.rgb *= limbVS;
)";
/// After the texture has been looked up.
inline constexpr const char* surfaceFragment = R"(//VTK::TCoord::Impl
  fragOutput0.a *= layerOpacity;
  fragOutput0.rgb *= mix(1.0, fragOutput0.a, layerMultiply);
)";

/// Hatching: lines as wide and as far apart on the screen wherever one looks from, yet drawn on the ground, so that they move with it. Between two
/// zoom levels every second line fades. On the globe they follow latitude plus longitude, on maps the diagonal. Derivatives are taken of the place,
/// not of its longitude, which jumps.
inline constexpr const char* hatchDeclared = R"(//VTK::PositionVC::Dec
out vec3 hatchVS;
)";
inline constexpr const char* hatchVertex = R"(//VTK::PositionVC::Impl
  hatchVS = vertexMC.xyz;
)";
inline constexpr const char* hatchFragmentDeclared = R"(//VTK::Color::Dec
in vec3 hatchVS;
)";
inline constexpr const char* hatchFragment = R"(//VTK::TCoord::Impl
  {
    float along = hatchVS.x + hatchVS.y;
    vec2 slope = vec2(dFdx(along), dFdy(along));
    if (hatchGlobe > 0.5) {
      vec3 p = normalize(hatchVS);
      vec3 px = dFdx(p);
      vec3 py = dFdy(p);
      float flat2 = max(dot(p.xy, p.xy), 1e-9);
      slope = vec2(p.x * px.y - p.y * px.x, p.x * py.y - p.y * py.x) / flat2 + vec2(px.z, py.z) / sqrt(flat2);
      along = atan(p.y, p.x) + asin(clamp(p.z, -1.0, 1.0));
    }
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
    float inside = smoothstep(0.4, 0.6, fragOutput0.a);
    vec3 dark = vec3(0.06, 0.08, 0.10);
    fragOutput0.rgb = mix(mix(vec3(0.94), dark, hatchOwn), mix(dark, fragOutput0.rgb, hatchOwn), core);
    fragOutput0.a = inside * max(core * 0.9, halo * mix(0.45, 0.15, hatchOwn)) * layerOpacity;
    fragOutput0.rgb *= mix(1.0, fragOutput0.a, layerMultiply);
  }
)";

/// Segments become capsules of a width in pixels with smooth edges.
inline constexpr const char* ribbonDeclared = R"(//VTK::PositionVC::Dec
in vec3 ribbonOther;
in vec2 ribbonCorner;
in float ribbonAlong;
noperspective out vec3 ribbonVS;
noperspective out float ribbonAlongVS;
)";
inline constexpr const char* ribbonVertex = R"(//VTK::PositionVC::Impl
  {
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
    ribbonAlongVS = ribbonAlong;
    if (max(dot(vertexMC.xyz, ribbonHorizon.xyz), dot(ribbonOther, ribbonHorizon.xyz)) + ribbonHorizon.w < 0.0)
      gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  }
)";
inline constexpr const char* ribbonFragmentDeclared = R"(//VTK::Color::Dec
noperspective in vec3 ribbonVS;
noperspective in float ribbonAlongVS;
)";
inline constexpr const char* ribbonFragment = R"(//VTK::Light::Impl
  float ribbonPast = max(0.0, max(-ribbonVS.y, ribbonVS.y - ribbonVS.z));
  float ribbonAway = length(vec2(ribbonVS.x, ribbonPast));
  fragOutput0.a *= clamp(ribbonHalf + 0.5 - ribbonAway, 0.0, 1.0) * layerOpacity;
  if (ribbonFlow >= 0.0) {
    float ribbonPhase = fract(ribbonAlongVS - ribbonFlow);
    fragOutput0.a *= 0.12 + 0.88 * smoothstep(0.35, 1.0, ribbonPhase) * (1.0 - smoothstep(0.985, 1.0, ribbonPhase));
  }
  fragOutput0.rgb *= mix(1.0, fragOutput0.a, layerMultiply);
)";

/// The same capsules for lines that are told in pixels around a place and turned along a direction there.
inline constexpr const char* glyphDeclared = R"(//VTK::PositionVC::Dec
in vec3 glyphTowards;
in vec4 glyphEnds;
in vec2 ribbonCorner;
noperspective out vec3 ribbonVS;
noperspective out float ribbonAlongVS;
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
    float wide = ribbonHalf + 1.0;
    vec2 moved = here + vec2(-along.y, along.x) * outward * wide - along * wide;
    gl_Position.xy = moved / ribbonView * gl_Position.w;
    ribbonVS = vec3(ribbonCorner.y * wide, ribbonCorner.x > 0.5 ? reach + wide : -wide, reach);
    ribbonAlongVS = 0.0;
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
  }
)";

} // namespace terrella::earth::shaders
