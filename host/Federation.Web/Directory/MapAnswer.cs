namespace Federation.Web.Directory;

/// <summary>What <see cref="MapQuestion"/> answers.</summary>
public sealed record MapAnswer(IReadOnlyList<MapCluster> CentreClusters);

/// <param name="Centre">Where it is but one.</param>
public sealed record MapCluster(int Count, Point Middle, Box Box, MapCentre? Centre);

public sealed record MapCentre(string Key, string Name);

/// <summary>As the map's script reads it.</summary>
/// <param name="At">Latitude and longitude.</param>
/// <param name="Box">West, south, east, north.</param>
public sealed record MapSpot(int Count, IReadOnlyList<double> At, IReadOnlyList<double> Box, MapSpotCentre? Centre);

public sealed record MapSpotCentre(string Key, string Name, string Href);
