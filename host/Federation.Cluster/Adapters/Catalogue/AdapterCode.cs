namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>Where an adapter's code is, and what it was built for.</summary>
/// <param name="Assembly">A file name in the manifest's folder.</param>
/// <param name="Type">The full name of the public class with a public parameterless constructor.</param>
public sealed record AdapterCode(ContractRange Contract, string Assembly, string Type);
