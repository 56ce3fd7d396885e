namespace Federation.Contracts.V2;

/// <summary>The version of this contract.</summary>
public static class ContractVersion
{
    public static Version Current { get; } = new(2, 0);
}
