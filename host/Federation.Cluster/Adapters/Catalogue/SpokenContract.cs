using Federation.Contracts;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>One version of the adapters' contract, and how an adapter of it becomes what this program runs. Immutable and thread safe.</summary>
public sealed class SpokenContract
{
    private readonly Func<object, IAdapter> _bridge;

    private SpokenContract(Version version, Type adapter, Func<object, IAdapter> bridge)
    {
        Version = version;
        Adapter = adapter;
        _bridge = bridge;
    }

    /// <summary>Major and minor: an adapter whose range holds it was built for it.</summary>
    public Version Version { get; }

    /// <summary>What an adapter of this contract implements. The assembly that it is in, and those which that one refers to, are lent to adapters.</summary>
    public Type Adapter { get; }

    /// <param name="version">Major and minor.</param>
    /// <param name="bridge">Gives an adapter of this contract in the shape that this program runs. Called once for each one that is loaded; what it gives lets through what the adapter throws.</param>
    /// <typeparam name="TAdapter">The contract's own interface of an adapter.</typeparam>
    public static SpokenContract Of<TAdapter>(Version version, Func<TAdapter, IAdapter> bridge)
        where TAdapter : class => new(version, typeof(TAdapter), adapter => bridge((TAdapter)adapter));

    /// <param name="adapter">An <see cref="Adapter"/>.</param>
    /// <exception cref="InvalidCastException">It is none.</exception>
    internal IAdapter Bridge(object adapter) => _bridge(adapter);
}
