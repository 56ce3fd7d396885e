using Federation.Web.Directory;

namespace Federation.Web.Places;

/// <summary>A town of the gazetteer.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record Town(string Name, string Country, Point Point);
