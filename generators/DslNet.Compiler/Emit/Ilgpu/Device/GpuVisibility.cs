// ILGPU's launchers are compiled at run time, into an assembly of this name.
[assembly: global::System.Runtime.CompilerServices.InternalsVisibleTo("ILGPURuntime")]
