using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.Extensions.Logging;

namespace Federation.Contracts.Testing;

/// <summary>Loads an adapter as the host does, into a context of its own that can be unloaded.</summary>
internal static class PluginLoad
{
    private const int Collections = 30;

    /// <summary>Creates the adapter, hands it over once, and unloads it. Nothing of it may be kept by <paramref name="use"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static WeakReference Once(string assembly, string type, Action<IAdapter> use)
    {
        var context = new PluginContext(Path.GetDirectoryName(assembly)!); // it is a file's path
        Use(context, assembly, type, use);
        context.Unload();
        return new WeakReference(context);
    }

    /// <summary>How many are left once there was every chance to go.</summary>
    public static int AliveAfterCollection(IReadOnlyList<WeakReference> contexts)
    {
        for (int round = 0; round < Collections && contexts.Any(context => context.IsAlive); round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return contexts.Count(context => context.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use(PluginContext context, string assembly, string type, Action<IAdapter> use)
    {
        var loaded = context.LoadFromBytes(assembly).GetType(type, throwOnError: true)!;
        use((IAdapter)Activator.CreateInstance(loaded)!);
    }

    /// <summary>The host lends the contracts and the logging abstractions; all else is the adapter's own.</summary>
    private sealed class PluginContext(string folder) : AssemblyLoadContext(isCollectible: true)
    {
        private static readonly HashSet<string?> Lent = new(StringComparer.Ordinal)
        {
            typeof(IAdapter).Assembly.GetName().Name, typeof(ILogger).Assembly.GetName().Name, "Microsoft.Extensions.DependencyInjection.Abstractions",
        };

        public Assembly LoadFromBytes(string path)
        {
            using var bytes = new MemoryStream(File.ReadAllBytes(path));
            return LoadFromStream(bytes);
        }

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string path = Path.Combine(folder, assemblyName.Name + ".dll");
            return Lent.Contains(assemblyName.Name) || !File.Exists(path) ? null : LoadFromBytes(path);
        }
    }
}
