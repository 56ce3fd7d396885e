namespace Federation.Contracts;

/// <summary>The version of this contract. <c>adapter.json</c> names the range it was built for; the host checks before loading.</summary>
public static class ContractVersion
{
    /// <summary>Major and minor. A new major breaks adapters; a new minor only adds.</summary>
    public static Version Current { get; } = new(1, 0);
}
