<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>QObject</name>
    <message>
        <source>Earth</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Actions</name>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add data files as a node and show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the pipeline as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pipelines (*.terrella)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;picture of the Earth…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;module…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a module to the canvas (Tab on the canvas)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Link the selected node…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit the pipeline into view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the whole &amp;Earth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play through time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to E&amp;arth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the list of modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search actions and modules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run what is not up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &amp;to here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the selected node and all it needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the run; what is finished is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help on the selected node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Terrella</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Terrella</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Terrella %1&lt;/b&gt;&lt;p&gt;A workbench for digital twins of the Earth.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Coastlines: Natural Earth. Drawn with Qt and VTK, read with GDAL.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::CanvasScene</name>
    <message>
        <source>not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A result goes into an input, on the left edge of a node.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An input takes a result, from the right edge of a node.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module %1 is not installed here. The node keeps everything it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pipeline. Tab adds a module, arrows go from node to node, L links the selected node, Delete removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a module that fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one node first, then L offers what it can be linked to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ← %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::CfLayout</name>
    <message>
        <source>Two variables are named &apos;%1&apos;; rename one of them before writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable &apos;%1&apos; lies on an axis that does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The axis &apos;%1&apos; of &apos;%2&apos; is empty; nothing was selected.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::CfTime</name>
    <message>
        <source>The calendar &apos;%1&apos; is not known; the CF conventions have: standard, proleptic_gregorian, julian, noleap, all_leap, 360_day, none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a date: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it as 2000-02-29 or 2000-02-29T06:00:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no month %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the month %1 of %2 has no day %3 in the %4 calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no hour %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no minute %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no second %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; are no units of time with a start; they look like &apos;hours since 1900-01-01 00:00:00&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos;: the number &apos;%2&apos; makes no sense as a step of time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos;: &apos;%2&apos; is not a unit of time; use seconds, minutes, hours, days, months or years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos;: months and years count one by one, not in steps of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the time units &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Checker</name>
    <message>
        <source>These nodes form a loop: %1. Remove one of the links between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no module &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This node was made with version %1 of &apos;%2&apos;; version %3 is installed and may read its parameters differently. Update the plugin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is connected to &apos;%1&apos;, which needs %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; takes one link; %2 are connected. Remove all but one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no input &apos;%2&apos;; it has: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2) has no output &apos;%3&apos;; it has: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; takes %2; &apos;%3.%4&apos; gives %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the link from &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no parameter &apos;%2&apos;; it has: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; failed while checking: %2. This is a fault of the module; please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; announces an output &apos;%2&apos; that its specification does not have. This is a fault of the module; please report it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Clipboard</name>
    <message>
        <source>the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::CogExport</name>
    <message>
        <source>&apos;%1&apos; lies on no regular grid, and a GeoTIFF can hold no other. Interpolate it to a regular grid first, or write NetCDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grid of &apos;%1&apos; has unequal steps, which a GeoTIFF cannot hold. Interpolate it to a regular grid first, or write NetCDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A GeoTIFF cannot hold the reference system of &apos;%1&apos;. Reproject it first, or write NetCDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 time steps and levels; a GeoTIFF holds 65535. Select fewer, or write NetCDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped while writing &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A GeoTIFF holds one variable; name one of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;; there are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GDAL was built without its driver &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Connecting</name>
    <message>
        <source>a cube</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One end of this link does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A node cannot take its own result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” takes %2; “%3” gives %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These two are connected already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That link would close a loop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module %1 is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::CubeCopy</name>
    <message>
        <source>Stopped while copying.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::CubeLayout</name>
    <message>
        <source>&apos;%1&apos; reaches beyond the poles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file does not say how its grid lies on the Earth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is shown without positions: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is left out: its dimension &apos;%2&apos; has %3 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no variables at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gridded variable in &apos;%1&apos;; %2. Choose a file with fields over time, latitude and longitude.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No variable &apos;%1&apos; in &apos;%2&apos;; it has: %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::CubeWriter</name>
    <message>
        <source>Cannot write &apos;%1&apos;: no folder &apos;%2&apos; can be made in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no variable number %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block of %1 values does not fit into &apos;%2&apos; of &apos;%3&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&apos;%1&apos; was not written completely: the variable &apos;%2&apos; lacks %n block(s), the first at (%3).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already; choose another name or remove it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no variable to write into &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Derivation</name>
    <message>
        <source>Choose the variable to compute from; there are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say into which units &apos;%1&apos; is to be converted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A difference needs a second variable or two different levels of &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; do not share grid and times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in &apos;%2&apos; and &apos;%3&apos; in &apos;%4&apos;; they cannot be combined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2 and is converted to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on a grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorticity and divergence need a regular grid of latitudes and longitudes with at least 3×3 cells; &apos;%1&apos; has another. Regrid it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the %1 entries along &apos;%2&apos; only the first is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no level; write a value with its units, as in 850 hPa.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no levels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no level %2; it has %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; do not have the same levels; choose one for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result is in %1, which does not convert to &apos;%2&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no stated units</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::DeriveData</name>
    <message>
        <source>There are no data to compute from.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::DetectCandidates</name>
    <message>
        <source>&apos;%1&apos; holds no values at %2 of %3 time steps; there are no candidates there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 local extrema, %2 in the region, %3 after merging, %4 over the thresholds, %5 with closed contours, %6 candidates in %7 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fields do not fit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::DetectionCriteria</name>
    <message>
        <source>it must read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number for the %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the %1 must lie between 0 and 180 degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variable,change,radius,offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the change must not be 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variable,comparison,value,radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no comparison; there are &gt;, &gt;=, &lt;, &lt;=, = and !=</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name=variable,statistic,radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no statistic; there are min, max, avg, mindist and maxdist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::DetectionPlan</name>
    <message>
        <source>&apos;%1&apos; has the levels %2; say which, as in %1(%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no pressure: the closed contour of %2 is taken in %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on a grid of rows and columns; the neighbours of its cells are not known. Regrid it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No variable &apos;%1&apos;; there are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no wind at 10 m, so the candidates get no column &apos;wind&apos;. Choose both wind components to have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no units; wind is needed in m s-1 or what converts to it. State the units when opening the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2, which is no speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2; the column &apos;wind&apos; is converted to m s-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; are in different units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has the levels %2; the first is used for the column &apos;wind&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strongest wind within %1°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height of the surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in &apos;%2&apos;, neither a height (m) nor a geopotential (m2 s-2); the candidates get no column &apos;zs&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on the grid of &apos;%2&apos; (%3×%4 and %5×%6 cells). Regrid one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; do not have the same times. Select the period that both have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the grid, from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row of the grid, from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no variable &apos;%1&apos;; there are: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no variable &apos;%1&apos;; did you mean %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no level; write it as 850hPa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no level %2; it has %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::DiskFile</name>
    <message>
        <source>Cannot write &apos;%1&apos;: %2; %3 are free there. Free some space or write elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: the folder &apos;%2&apos; cannot be made; check its name and your rights.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Document</name>
    <message>
        <source>These nodes form a loop: %1. Remove one of the links between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; must be %3; it is %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; must name a node and a port as &quot;node.port&quot;; it is &quot;%3&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos;, nodes[%2]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be an object; it is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has two nodes with the id &apos;%2&apos;. Give one of them another id, and its links with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos;, links[%2]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads to a node &apos;%2&apos; that is not in the pipeline. Remove the link or add the node.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no &apos;id&apos;. Give it one that no other node has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the id &apos;%2&apos; has a dot in it, which stands between node and port in links. Use _ instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (&apos;%2&apos;)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no &apos;module&apos;. Name the module, as in &quot;data.open&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of two numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is JSON but no Terrella pipeline: it has no key &apos;terrella&apos; with the format&apos;s number. Choose a .terrella file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of the format, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is of format %2; this Terrella reads formats up to %3. Update Terrella, or save the pipeline in the older format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::DocumentController</name>
    <message>
        <source>untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::EarthPanel</name>
    <message>
        <source>The globe needs OpenGL 3.2, which this display does not offer. Everything else works; results can be exported and opened elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture of the Earth can be made: this display does not offer OpenGL 3.2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be drawn at %1 × %2; try a smaller size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be written to %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Edit</name>
    <message>
        <source>There is no node &apos;%1&apos; in the pipeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the id of a node: it must not be empty and have no dots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a node &apos;%1&apos; already. Choose another id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link %1 needs a port at both ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link %1 is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link %1 would close a loop: &apos;%2&apos; already depends on &apos;%3&apos;. Link from a node that does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no link %1 in the pipeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parameter of &apos;%1&apos; was to be set without its key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edit &apos;%1&apos; has no usable &apos;%2&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the edit &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no kind of edit called &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::EmptyHint</name>
    <message>
        <source>Begin with an example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or press Tab to add a module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NetCDF, GRIB, Zarr or GeoTIFF: open a file, or drop it here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::EngineClient</name>
    <message>
        <source>The engine was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was killed or crashed (signal %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ended with code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program terrella-run was not found; set TERRELLA_RUN to where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be started: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine has died %1 times in a row: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine has died and is started again: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine died while it worked on this: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::EventLog</name>
    <message>
        <source>Cannot write &apos;%1&apos;: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is being written by another process: this run is still going on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Exporter</name>
    <message>
        <source>NetCDF (*.nc);;Cloud-optimised GeoTIFF (*.tif)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GeoPackage (*.gpkg);;GeoJSON (*.geojson);;CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This result cannot be saved as “.%1”. Choose one of the kinds that the dialog offers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Features</name>
    <message>
        <source>The table announces %1 columns and has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table has %1 longitudes and %2 latitudes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column &apos;%1&apos; has %2 values for %3 rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two columns are named &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::FeaturesReader</name>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a table or vector layer that can be read; GeoPackage, GeoJSON, CSV and shapefiles can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer &apos;%1&apos; in &apos;%2&apos;; it has: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reference system of &apos;%1&apos; cannot be turned into longitudes and latitudes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; can be read up to row %2 only; the file is damaged or was cut short.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::FeaturesWriter</name>
    <message>
        <source>The column &apos;%1&apos; cannot be written; rename it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer &apos;%1&apos; cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1 of the layer &apos;%2&apos; cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer &apos;%1&apos; cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GDAL was built without its driver &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table cannot be written as &apos;%1&apos;; the name must end in .gpkg, .geojson or .csv.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::FileCube</name>
    <message>
        <source>There is no variable number %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was to be read of &apos;%1&apos; leaves the variable (%2).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::FileIdentities</name>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Files</name>
    <message>
        <source>Cannot write &apos;%1&apos;: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot move &apos;%1&apos; to &apos;%2&apos;: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell how much space is free at &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::GribDataset</name>
    <message>
        <source>&apos;%1&apos; holds fields on %2, which Terrella does not read. Bring them to a regular grid first (cdo -setgridtype,regular or cdo -remapbil).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a grid without rows and columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read as GRIB: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no field was found in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; was cut short inside a message; %2 fields before it are whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no field on a regular grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GribMessage %1 of &apos;%2&apos; cannot be decoded: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::GribMessages</name>
    <message>
        <source>spherical harmonics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a reduced grid (rows of different length)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unstructured grid (ICON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a HEALPix grid</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Grid</name>
    <message>
        <source>The reference system of the grid cannot be understood: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reference system of the grid cannot be turned into latitudes and longitudes: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its grid has %1 × %2 cells, too many to place one by one; cut it to a smaller region</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::HelpView</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a node to read about its module.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module %1 is not installed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::IdealisedStorms</name>
    <message>
        <source>&apos;%1&apos; cannot be used: it must read lon, lat, degrees east a day, degrees north a day, depth in hPa, radius in km, first hour, hours, warm or cold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: &apos;%2&apos; is no number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: the core is warm or cold, not &apos;%2&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: latitudes lie within ±89°, and depth, radius and hours are positive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spacing of %1° does not divide 180° evenly; %2° does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region holds fewer than two rows or columns of the grid. Draw a larger one or choose a finer grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idealised storms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 of %2 storms fit into %3 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the storm, from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strongest wind at 10 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pressure below the surroundings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radius of the strongest wind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The storms cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Inspector</name>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the selected node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a node to see its results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running. This is what will come out of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not run yet. This is what will come out of it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::JoinedCube</name>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; cannot be joined: &apos;%3&apos; has %4. Open them one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the unit &apos;%1&apos; in one and &apos;%2&apos; in the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other dimensions in one than in the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the calendar %1 in one and %2 in the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different values along &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another grid in one than in the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in &apos;%2&apos; and in &apos;%3&apos;, and neither says at what time. Open one of them, or files that hold a time axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; overlap in time: one goes to %3, the other begins at %4. Leave one of them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No variable &apos;%1&apos; in &apos;%2&apos; and %3 more; they have: %4.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Json</name>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not valid JSON: line %2, column %3: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no JSON object at its top.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::LineEditor</name>
    <message>
        <source>draw on map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>browse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no file yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data (*.nc *.nc4 *.cdf *.h5 *.hdf5 *.grib *.grib2 *.grb *.grb2 *.tif *.tiff *.zarr *.gpkg *.geojson *.csv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::ListEditor</name>
    <message>
        <source>one a line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::LocalRun</name>
    <message>
        <source>The engine cannot be started: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has not begun yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine ended before the run began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s process is gone; what was finished is kept, and the run can be resumed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::LogView</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been said yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::MainWindow</name>
    <message>
        <source>Modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Matching</name>
    <message>
        <source>; the data hold no variables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; there are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> among %1 variables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one variable could be &apos;%1&apos;; name one: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (usually called %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no units and is taken as a plain number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no units, and something that converts to %2 is needed; say which they are where the data are opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2, which does not convert to %3; choose another variable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in &apos;%2&apos;, which is no known unit; something that converts to %3 is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in %2 and is converted to %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Menus</name>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;anels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Float: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ea&amp;rth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search actions and modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action or a module by its name (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Globe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equirectangular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robinson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mollweide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>North polar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>South polar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lambert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own projection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Module</name>
    <message>
        <source>Module &apos;%1&apos; was registered without an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module &apos;%1&apos; was registered twice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::ModuleCatalogue</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>terrella::ModulePalette</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modules</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::ModuleSpecification</name>
    <message>
        <source>is &apos;%1&apos;; it must be small letters, digits and &apos;_&apos;, a letter first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing, and &apos;names&apos; too: one of them must say which variable is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is &apos;%1&apos;; it must be &apos;cube&apos;, &apos;features&apos;, &apos;model&apos; or &apos;report&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1.key&apos; is &apos;%2&apos;, which another port has already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>belongs to texts without format only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is &apos;%1&apos;; it must be &apos;number&apos;, &apos;integer&apos;, &apos;string&apos;, &apos;boolean&apos; or &apos;array&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is &apos;%1&apos;, which type &apos;%2&apos; does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must have as many entries as &apos;enum&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>belongs to numbers only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is below the minimum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing: a choice that is not required needs one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not acceptable: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be small letters, digits and &apos;_&apos;, a letter first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not belong to this format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be {&quot;type&quot;: &quot;string&quot;}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must name the input whose variables are offered; it is &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>belongs to format &apos;variable&apos; only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be &apos;object&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lists &apos;%1&apos;, which is not among the properties.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not list &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mentions {%1}, which is no parameter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is &apos;%1&apos;; it must be &apos;fields&apos;, &apos;series&apos;, &apos;recurrence&apos; or &apos;whole&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is &apos;%1&apos;; it must look like &apos;theme.verb_noun&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is &apos;%1&apos;; it must look like &apos;1.0.0&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not be negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading a module specification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the specification of &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a list of texts, none of them empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds &apos;%1&apos; twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a list of objects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a key of module specifications.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a key of module specifications; did you mean %1?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Names</name>
    <message>
        <source>%1 or %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::NetCdfExport</name>
    <message>
        <source>There is no variable to write into &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::OpenCube</name>
    <message>
        <source>opening &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; claims sizes that do not fit into memory; it is damaged or far too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reference names no files.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::OpenData</name>
    <message>
        <source>&apos;%1&apos; cannot be used: it must read name=unit, as in p=Pa.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no known unit, in &apos;%2&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No files are chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units are given for &apos;%1&apos;, but there is no such variable; there are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file states %1 for &apos;%2&apos;, so %3 is not used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::OpenRaw</name>
    <message>
        <source>it is a web page, perhaps the error message of a download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is an XML document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is text, beginning with &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it begins with the bytes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a folder, but no Zarr store: there is no .zgroup, .zarray or .zmetadata in it; %2. Choose a data file, a Zarr folder, or several files with a pattern such as &apos;%1/*.nc&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a Zarr store of version 3; Terrella reads version 2. Write it again with zarr_format=2 (xarray&apos;s to_zarr has that option).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. Write the store again without that filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; begins like %2 but cannot be read; it is damaged or was cut short (it has %3). Copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; may not be read: check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is empty (0 bytes); a data file was wanted. Copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a NetCDF file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by its header the file has %1 bytes, %2 are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a NetCDF-4 or HDF5 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a GRIB file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a GeoTIFF file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no data file that Terrella reads (NetCDF, HDF5, GRIB, Zarr, GeoTIFF): %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::PanelHeader</name>
    <message>
        <source>Put back into the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Float</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Parameter</name>
    <message>
        <source>&apos;%1&apos; must be %2; it is %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2) must be set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a finite number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be at least %2; it is %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be more than %2; it is %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be at most %2; it is %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be %2; it is &apos;%3&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a region [west, south, east, north] in degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latitudes of &apos;%1&apos; must lie between −90 and 90 degrees; they are %2 and %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has its southern edge at %2, north of its northern edge at %3 degrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longitudes of &apos;%1&apos; must lie between −360 and 360 degrees; they are %2 and %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is %2 degrees wide; no more than 360 is possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a period [first, last] of dates such as &apos;2000-01-31&apos;, either of them may be &apos;&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds &apos;%2&apos;, which is no date; write it as &apos;2000-01-31&apos; or &apos;2000-01-31T06:00&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; ends at %2, before it begins at %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::ParameterFields</name>
    <message>
        <source>A region is written “0–50°N, 100–180°E”, or as four numbers: west, south, east, north.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a date. A period is written “2020-07-01 – 2020-10-31”; either end may be left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole number is needed here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::ParameterForm</name>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a node to see its parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module %1 is not installed here. The node keeps its parameters and links; install the module to run it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This module has no parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the default of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Parameters</name>
    <message>
        <source>&apos;%1&apos; has no parameter &apos;%2&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; did you mean %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; it has: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; it has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The period ends at %1, before it begins at %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Paths</name>
    <message>
        <source>the folder &apos;%1&apos; is there, the file is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no folder &apos;%1&apos; either</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;: %2. Check the name and where it is counted from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file matches &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file was named.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Planner</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; changed from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the content of %1 changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input &apos;%1&apos; changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no result yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its result is no longer in the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer where it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the module &apos;%1&apos; is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no node &apos;%1&apos; in the pipeline.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::PluginHost</name>
    <message>
        <source>its metadata list no modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>module &apos;%1&apos; does not belong to the theme &apos;%2&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>module &apos;%1&apos; is there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a plugin with modules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was built for plugin API %1, this program has %2; build it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its metadata have no &apos;id&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its specification is wrong: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library does not load: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library does not offer what its metadata promise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It specifies module &apos;%1&apos;, but does not register it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It registers module &apos;%1&apos;, which has no specification.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plugin &apos;%1&apos; is taken from &apos;%2&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module &apos;%1&apos; is taken from &apos;%2&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module &apos;%1&apos; is in &apos;%2&apos;, which cannot be used. %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module &apos;%1&apos; is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module &apos;%1&apos; is not installed; did you mean %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plugin &apos;%1&apos; cannot be used. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::RasterDataset</name>
    <message>
        <source>&apos;%1&apos; holds no raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read as a raster: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; states a raster without extent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values of &apos;%1&apos; in &apos;%2&apos; cannot be read; the file is damaged or was cut short: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::RawDataset</name>
    <message>
        <source>&apos;%1&apos; cannot be read as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read as %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values of &apos;%1&apos; in &apos;%2&apos; cannot be read; the file is damaged or was cut short%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; holds too much text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; holds no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; holds no numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coordinate &apos;%1&apos; in &apos;%2&apos; claims more than %3 values; the file is damaged or not gridded data.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::RegionPicks</name>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 east and %3 to %4 north</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::ResultView</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3 … %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n entries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Columns: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a node to see its results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on Earth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::RunContext</name>
    <message>
        <source>Stopped on request.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::RunController</name>
    <message>
        <source>started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged, taken from the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 of %3 nodes unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n nodes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::RunFolder</name>
    <message>
        <source>Cannot make the folder &apos;%1&apos; for runs. Choose another with TERRELLA_RUNS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot make a folder for the run in &apos;%1&apos;. Is the disk full or write-protected?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run folder &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the folder of a run: it has no run.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s process ended without a last word. Resume it to go on from its finished results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Runner</name>
    <message>
        <source>&apos;%1&apos; failed, on which this depends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run stopped at the first failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) failed. </source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Further warnings of this node are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; writes a cube for an output &apos;%2&apos; that it does not have. This is a fault of the module; please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; %2. This is a fault of the module; please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gave no &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gave %1 as &apos;%2&apos;, which should be %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gave an output &apos;%1&apos; that it does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another run is making the same result; waiting for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; ran out of memory; its share was %2. Give the run more memory, or fewer jobs at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; failed unexpectedly: %2. This is a fault of the module; please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; failed unexpectedly. This is a fault of the module; please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 (%2) through once, to know it again by its content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the result of &apos;%1&apos; for &apos;%2&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; changed while it was being read. Run again when it is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no node &apos;%1&apos; in the pipeline.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::RunsModel</name>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::RunsPanel</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs, log and problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems · %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::SearchPopup</name>
    <message>
        <source>Nothing of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::SelectData</name>
    <message>
        <source>There are no data to select from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 fields</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Selection</name>
    <message>
        <source>The data hold no variables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no level %1; there are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;; there are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;; did you mean %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no level; write a value with its units, as in 850 hPa.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cell lies in the region; the data cover %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The period holds no time step; the data run from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Signature</name>
    <message>
        <source>no variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no type of data; there are: cube, features, model, report.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::StartOptions</name>
    <message>
        <source>%1 needs a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--size is written WIDTHxHEIGHT, as in 1280x800; it is “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--theme is system, light or dark; it is “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no option %1. terrella --help lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: terrella [options] [FILE.terrella | DATA …]
Draw, run and look at pipelines of Earth data.

  --demo              open the example of the cyclones, run it and show the tracks
  --run               run the pipeline that was opened
  --theme NAME        system, light or dark
  --projection NAME   globe, equirectangular, robinson, mollweide, north_polar, south_polar, lambert or a PROJ string
  --select NODE       select a node
  --screenshot FILE   save a picture of the window when everything has settled, then leave
  --size WxH          size of the window, as in 1280x800
  --version           print the version
  --help              print this
</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::StatusLine</name>
    <message>
        <source>Results that are kept so that nothing is computed twice: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsaved, kept in case of a crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>store %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::StitchTracks</name>
    <message>
        <source>&apos;%1&apos; cannot be used: it must read column,comparison,value,count, as in wind,&gt;=,10,10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The condition &apos;%1&apos; needs a column &apos;%2&apos;; the candidates have: %3. Remove the condition or add the column when detecting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: &apos;%2&apos; is no comparison; there are &gt;, &gt;=, &lt;, &lt;=, = and !=.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: &apos;%2&apos; is no number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: &apos;%2&apos; is neither a number of points nor all, first or last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the track, from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks are made of points; this table has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The points have no times, so they cannot be joined to tracks; the columns are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no candidates to join.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The points have no times, so they cannot be joined to tracks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points have no time and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 candidates, %2 paths, %3 tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no candidates, so there are no tracks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of %1 paths is kept: %2 are too short, the others fail a condition. See the summary.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Store</name>
    <message>
        <source> %1 are free there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 &apos;%2&apos;: %3.%4 Make room, or choose another place with TERRELLA_STORE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the record of a result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing or incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot make the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot publish the result at</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::TimeAxis</name>
    <message>
        <source>The times &apos;%1&apos; in &apos;%2&apos; are text, but &apos;%3&apos; is no date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2 has no time (missing value). Cut the file to the steps that are filled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time is repeated in %1: steps %2 and %3 are both %4. Remove one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time runs backwards in %1: step %2 (%3) is followed by step %4 (%5), out of order. Sort the file by time first (with cdo mergetime or ncks, say).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time axis &apos;%1&apos; of &apos;%2&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The times &apos;%1&apos; are left as numbers: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; counts steps, but the file does not say from when (units &apos;%2&apos;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no unit; it is taken as hours since %2, the reference time in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is there, but no time in it is filled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Units</name>
    <message>
        <source>No units are stated, so that nothing can be converted to &apos;%1&apos;; state the units first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be converted to values without units; name the units that you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be converted to &apos;%2&apos;: the unit &apos;%1&apos; is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be converted to &apos;%2&apos;: the unit &apos;%2&apos; is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be converted to &apos;%2&apos;: they measure different things.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be converted to &apos;%2&apos;: one of them is a logarithmic scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be converted to &apos;%2&apos;: the database of UDUNITS-2 cannot be read; install libudunits2-data.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Value</name>
    <message>
        <source>The model &apos;%1&apos; cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be made; check its name and your rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; lacks its file &apos;%2&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a stored value; those end in .zarr, .cube.json, .gpkg, .report.json or .model.json.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::VariableEditor</name>
    <message>
        <source>needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found by its standard name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Walk</name>
    <message>
        <source>This machine has no memory left for the next block; set a smaller memory limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computation ended unexpectedly: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working on time step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working on time steps %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The initial state has %1 values; %2 for each of %3 cells are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %1 tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working on cells %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no variable number %1; there are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 levels; there is no level number %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has fields of %2 × %3 cells, &apos;%4&apos; of %5 × %6; bring them to one grid first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 time steps, &apos;%3&apos; has %4; select the same period first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An output has no time axis, the walk has %1 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading &apos;%1&apos;, time step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writing &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step needs at least %1 of memory; its limit is %2. Raise the memory limit or select a smaller region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::WarmCore</name>
    <message>
        <source>No variable &apos;%1&apos; for the warm core; there are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no levels; the warm core needs two. Choose a variable with a level axis, or leave it empty to use variables such as Z300 and Z500.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not there at both %2 and %3 hPa; its levels are %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The warm core&apos;s upper level (%1 hPa) must have less pressure than its lower level (%2 hPa).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The warm core needs geopotential, geopotential height or temperature at %1 and %2 hPa; there is: %3. Add them, choose other levels, or switch the warm core off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2 but &apos;%3&apos; in %4; the warm core needs the same units at both levels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no units, so that nobody can tell geopotential (m2 s-2) from height (m) or temperature (K). State them when opening the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2; the warm core works from geopotential (m2 s-2), geopotential height (m) or temperature (K).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::Workspace</name>
    <message>
        <source>How the Earth is drawn: as a globe or as a map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pipelines (*.terrella)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine is not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine is being started again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a box on the Earth. Escape gives up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tropical cyclones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storms of known track, found again on the globe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The blizzard of January 1996</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow a real storm in six-hourly pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module that opens data is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Terrella</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pipeline that was never saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terrella ended unexpectedly. The last changes to %1 were kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pipelines (*.terrella);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data (*.nc *.nc4 *.cdf *.h5 *.grib *.grib2 *.grb *.grb2 *.tif *.tiff);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terrella %1: %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing %1 …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::ZoomBox</name>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit everything into view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::Arguments</name>
    <message>
        <source>show this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;terrella-run %1 --help&apos; lists what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown option &apos;--%1&apos;. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown option &apos;--%1&apos;; did you mean &apos;--%2&apos;? %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option &apos;--%1&apos; takes no value. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown option &apos;-%1&apos;. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option &apos;--%1&apos; wants a value: --%1 %2. %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option &apos;--%1&apos; is given twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;terrella-run %1&apos; wants %2: terrella-run %1 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is one argument too many: terrella-run %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; did you mean %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no amount of memory; write it like 500M, 2G or 2GiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no usable amount of memory; write it like 500M, 2G or 2GiB.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::CancelCommand</name>
    <message>
        <source>Ask a run to stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RUN is a run&apos;s folder, the folder&apos;s name, or &apos;last&apos;. Waits up to ten seconds for the run to end. Results that are finished are kept, and &apos;terrella-run run --resume RUN&apos; goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a RUN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is not running: it %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was asked to stop and has not ended yet; &apos;terrella-run status %1&apos; tells when it has.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::CheckCommand</name>
    <message>
        <source>Check a pipeline without running it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the pipeline and the headers of its input files, never data, and lists every problem with the node that it stands on. Ends with 0 where the pipeline can run (warnings allowed), 3 where it cannot, 4 where an input file is missing or unreadable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print problems and the signature of every output as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pipeline FILE</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::CheckReport</name>
    <message>
        <source>pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: error: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: warning: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors: %1, warnings: %2, nodes: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pipeline cannot run. %1
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pipeline can run. %1
</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::Export</name>
    <message>
        <source>The file name has no extension, which says the format; %1 is written as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written as .%2; it is written as %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists and is no Zarr folder; it is left alone. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be replaced; the new data lies in &apos;%2&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cube</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A GeoTIFF holds one variable; name it with --variable. There are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;; there are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder &apos;%1&apos; to write into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table of features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::ExportCommand</name>
    <message>
        <source>The run &apos;%1&apos; has no results yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has no result &apos;%1&apos;%2 It has: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result &apos;%1&apos; is no longer in the store; &apos;terrella-run run --resume %2&apos; makes it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a result of a run into a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RUN is a run&apos;s folder, the folder&apos;s name, or &apos;last&apos;. The extension of PATH says the format: cubes as .nc (NetCDF-4), .zarr or .tif (cloud-optimised GeoTIFF of one variable); features as .gpkg, .geojson or .csv; reports as .json. The file appears whole or not at all; one that exists is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the variable to write where the format holds one (GeoTIFF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a RUN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a result NODE.PORT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PATH to write</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::HelpCommand</name>
    <message>
        <source>Explain a module: ports, parameters, method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints the ports and parameters of a module from its specification (type, default, range, unit) and then its help page. With the name of a command: how that is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a MODULE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no module and no command &apos;%1&apos;%2 &apos;terrella-run modules&apos; lists the modules.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::Info</name>
    <message>
        <source>every %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uneven, %1 on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uneven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calendar %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (positive %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longitudes %1 … %2, latitudes %3 … %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latitude-longitude, closed around the globe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latitude-longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>projected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>curvilinear, moves with time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>curvilinear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells or stations; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: cube of %2, %3 as float32
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRS: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (calendar %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3 rows
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>geographic, WGS 84</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::InfoCommand</name>
    <message>
        <source>Show what is in a data file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads headers only: dimensions with first and last value, step, units and calendar; variables with standard name, units, shape and stored type; grid, reference system and period; the columns of vector files and tables. NetCDF, GRIB, Zarr, HDF5, GeoTIFF, GeoPackage, GeoJSON, CSV, shapefile; paths, wildcards and URLs (/vsicurl/…). Several files are shown as the one cube they make together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print the description as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a DATAFILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::Main</name>
    <message>
        <source>There is no command &apos;%1&apos;%2 &apos;terrella-run --help&apos; lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: terrella-run COMMAND [ARGUMENTS]

Checks, runs, resumes and exports Terrella pipelines. Data goes to stdout, the log to stderr.

Commands:
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
  --version  show the version
  --help     show this text

&apos;terrella-run COMMAND --help&apos; explains a command, &apos;terrella-run help MODULE&apos; a module.

Exit codes: 0 done, 1 run failed, 2 usage, 3 pipeline invalid, 4 input missing or unreadable, 130 interrupted.
Environment: TERRELLA_STORE (results), TERRELLA_RUNS (run folders), TERRELLA_PLUGIN_PATH, TERRELLA_RESOURCES, NO_COLOR.
</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::ModuleText</name>
    <message>
        <source>whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>region WEST,SOUTH,EAST,NORTH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>period FIRST/LAST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (if there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any number of links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than %1, at most %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>References</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::ModulesCommand</name>
    <message>
        <source>List the modules that are installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With words: only modules whose id, title, summary or keywords hold all of them. Plugins that cannot be used are listed on stderr with the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print the complete specifications and the state of every plugin as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a WORD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plugin &apos;%1&apos; is not used: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No module is installed; plugins were looked for in: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::ParameterValues</name>
    <message>
        <source>&apos;%1&apos; is a number%2; &apos;%3&apos; is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is true or false; &apos;%2&apos; is neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a region WEST,SOUTH,EAST,NORTH in degrees; &apos;%2&apos; is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a region of four numbers WEST,SOUTH,EAST,NORTH; &apos;%2&apos; has %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a period FIRST/LAST, such as 2000-01-01/2000-12-31; &apos;%2&apos; is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;--set %1&apos; is not of the form --set NODE.PARAMETER=VALUE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set: there is no node &apos;%1&apos;%2 The pipeline has: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set: the node &apos;%1&apos; (%2) has no parameter &apos;%3&apos;%4 It has: %5.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::PipelineInput</name>
    <message>
        <source>Cannot read the pipeline from standard input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standard input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no pipeline &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a folder; a pipeline is a file NAME.terrella.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pipeline &apos;%1&apos; cannot be read: permission denied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set a parameter; may be given several times. Numbers, true/false and lists are read as JSON, lists also as A;B, regions as WEST,SOUTH,EAST,NORTH, periods as FIRST/LAST; null unsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read PATH at that node; may be given several times, also for one node, and PATH may hold wildcards. A node that makes its data itself is replaced by data.open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where relative paths of the pipeline begin; by default the folder that FILE is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;--input %1&apos; is not of the form --input NODE=PATH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--input: there is no node &apos;%1&apos;%2 The pipeline has: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for the input of node &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node &apos;%1&apos; reads one file; --input names %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node &apos;%1&apos; reads no file and the module data.open, which could take its place, is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node &apos;%1&apos; (%2) is replaced by data.open, which reads %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link %1 is dropped: data.open has nothing to put on it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::Progress</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>already there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 nodes done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::RunCommand</name>
    <message>
        <source>&apos;--jobs %1&apos; is no number of threads; it is 1 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;terrella-run run&apos; wants a pipeline FILE, or --resume RUN: terrella-run run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--resume goes on with a run as it was; &apos;--%1&apos; does not go with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--resume takes the pipeline from the run; leave out &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is still running; &apos;terrella-run cancel&apos; stops it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--to: there is no node &apos;%1&apos;%2 The pipeline has: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pipeline cannot run; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping; once more stops at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was cancelled; &apos;terrella-run run --resume %1&apos; goes on with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run a pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks the pipeline, then runs it. Results that are in the store already are not computed again. The run&apos;s folder, made below $TERRELLA_RUNS or ~/.local/state/terrella/runs, holds the frozen pipeline, the events and the provenance; its path is the first line on stdout, and the results of the last nodes follow, one &apos;node.port&lt;TAB&gt;path&apos; per line. FILE may be &apos;-&apos; for stdin.

Ctrl-C (SIGINT, SIGTERM) stops the run and keeps what is finished; a second one stops at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run this node and what it needs, nothing else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also write the results of the last nodes into DIR, as NODE.PORT.nc (cubes), .gpkg (features) or .json (reports)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threads altogether; by default one per core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the run may hold in memory: 500M, 2G, 2GiB; by default 2G</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of the run&apos;s folder; by default that of FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show what would be run or reused, and why, and run nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go on with a run that was cancelled, failed or died: its folder, the folder&apos;s name, or &apos;last&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print {&quot;run&quot;: path} and then every event as one line of JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pipeline FILE</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::RunDisplay</name>
    <message>
        <source>warning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: warning: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 % %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: done in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: already there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: left out: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::RunLookup</name>
    <message>
        <source>There is no run in &apos;%1&apos; yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run &apos;%1&apos;, neither as a path nor in &apos;%2&apos;%3 &apos;terrella-run status&apos; lists the runs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::RunResults</name>
    <message>
        <source>--out: &apos;%1&apos; is a file, not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--out: the folder &apos;%1&apos; cannot be made or written into.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::ServeCommand</name>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no method &apos;%1&apos;%2 There are: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;document&quot; must be a pipeline (an object).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;path&quot; must name a data file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer requests on stdin, for the desktop and other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads one JSON object per line from stdin, {&quot;id&quot;: 1, &quot;method&quot;: &quot;describe&quot;, &quot;params&quot;: {&quot;path&quot;: &quot;era5.nc&quot;}}, and answers each with one line on stdout, {&quot;id&quot;: 1, &quot;result&quot;: {…}} or {&quot;id&quot;: 1, &quot;error&quot;: {&quot;code&quot;, &quot;message&quot;, &quot;trail&quot;}}, in the order of completion. The first line comes unasked: {&quot;ready&quot;: true, …}. Methods: modules, check, plan, describe, cancel, shutdown. Ends when stdin ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::ServeLoop</name>
    <message>
        <source>request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A request is {&quot;id&quot;: number, &quot;method&quot;: text, &quot;params&quot;: {…}}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request &apos;%1&apos; has no &quot;id&quot;, so that nobody could tell its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; failed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::cli::StatusCommand</name>
    <message>
        <source>There is no run in &apos;%1&apos; yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2, %3, %4
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the runs, or how one of them goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without RUN: every run, newest first, with its state (running, finished, failed, cancelled, died). RUN is a run&apos;s folder, the folder&apos;s name, or &apos;last&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print it as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a RUN</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::earth::ColourBar</name>
    <message>
        <source>Colour bar of %1, %2 to %3 %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::earth::ColourMap</name>
    <message>
        <source>The colour map %1 has no list of colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::earth::LayerStack</name>
    <message>
        <source>track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No variable of &quot;%1&quot; lies on a grid; it has: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no point geometry.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::earth::LayersBox</name>
    <message>
        <source>Coastlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold the layers away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graticule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable, colours and range of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::earth::Outlines</name>
    <message>
        <source>Coastlines 1:50 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coastlines 1:110 m</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::earth::Projection</name>
    <message>
        <source>Globe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equirectangular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robinson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mollweide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>North polar stereographic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>South polar stereographic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lambert conformal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no projection &quot;%1&quot;; there are %2, and PROJ strings beginning with &quot;+proj=&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROJ does not accept the projection &quot;%1&quot;: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The projection &quot;%1&quot; draws no map: no place of a 5° grid has a point in it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>terrella::earth::TimeBar</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
