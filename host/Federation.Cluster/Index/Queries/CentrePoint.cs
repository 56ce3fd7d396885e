using Federation.Cluster.Centres;

namespace Federation.Cluster.Index;

/// <summary>A centre as a map shows it by itself.</summary>
/// <param name="Latitude">In degrees on WGS 84, as the centre's location says.</param>
/// <param name="Longitude">Likewise.</param>
/// <param name="Level">The level of the label overall that is held at the asked moment, 1 to 3; 0 for none.</param>
public readonly record struct CentrePoint(CentreId Id, double Latitude, double Longitude, int Level);
