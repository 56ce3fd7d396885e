namespace Federation.Contracts;

/// <summary>The version of this contract. <c>adapter.json</c> names the range it was built for; the host checks before loading.</summary>
public static class ContractVersion
{
    /// <summary>Major and minor. A new minor only adds. A new major breaks, and is another assembly beside this one, with its number in the name.</summary>
    public static Version Current { get; } = new(1, 0);
}
