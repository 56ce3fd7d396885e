using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Federation.TestAdapters;

/// <summary>Says on the console that code of this assembly runs, before any type of it is used. Silent where the adapter's folder does not hold the file <c>tripwire</c>.</summary>
internal static class Tripwire
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "That nothing of a package runs is shown by what would run first.")]
    internal static void Sound()
    {
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, "tripwire"))) Console.WriteLine("tripwire");
    }
}
