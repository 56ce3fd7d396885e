using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Worker;
using Federation.Contracts;
using Federation.TestAssets;

namespace Federation.Adapters.Worker.Tests.Versions;

/// <summary>Adapters loaded into this process as a worker loads them, by the contexts that a worker makes, but such as can be unloaded.</summary>
internal static class InProcess
{
    private const int Collections = 30;

    /// <summary>An adapter through the bridge of its contract, in a context that is never unloaded.</summary>
    public static IAdapter Load(string assembly, string type, int major) => Create(ContextOf(assembly, major), assembly, type, major);

    /// <summary>Loads, uses and unloads. Nothing of the adapter may be kept by <paramref name="use"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static WeakReference Once(string assembly, string type, int major, Action<IAdapter> use)
    {
        var context = ContextOf(assembly, major);
        Use(context, assembly, type, major, use);
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
    private static void Use(AssemblyLoadContext context, string assembly, string type, int major, Action<IAdapter> use) => use(Create(context, assembly, type, major));

    private static IAdapter Create(AssemblyLoadContext context, string assembly, string type, int major)
    {
        using var file = File.OpenRead(assembly);
        return Contract(major).Bridge(Activator.CreateInstance(context.LoadFromStream(file).GetType(type, throwOnError: true)!)!); // a class has instances
    }

    private static AssemblyLoadContext ContextOf(string assembly, int major) => AdapterAssembly.ContextFor(assembly, [Contract(major)]).EnableUnloading().Build();

    private static SpokenContract Contract(int major)
    {
        ContractRange.TryCreate($"{major}.0", $"{major + 1}.0", out var range);
        return Assert.Single(NextContracts.Spoken.Within(range!)); // a range of one major is one
    }
}
