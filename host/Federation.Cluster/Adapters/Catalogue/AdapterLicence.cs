namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>The terms under which a source's listings may be published.</summary>
/// <param name="Id">Short and stable, an SPDX id where there is one.</param>
/// <param name="Name">As the publisher calls it.</param>
/// <param name="Url">Where the terms can be read.</param>
public sealed record AdapterLicence(string Id, string Name, Uri Url);
