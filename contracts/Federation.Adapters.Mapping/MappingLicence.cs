namespace Federation.Adapters.Mapping;

/// <summary>Under which the source publishes.</summary>
/// <param name="Id">SPDX-like: <c>etalab-2.0</c>.</param>
/// <param name="Url">An http or https address.</param>
public sealed record MappingLicence(string Id, string Name, Uri Url);
