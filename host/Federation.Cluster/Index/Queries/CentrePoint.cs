using Federation.Cluster.Centres;

namespace Federation.Cluster.Index;

/// <summary>A centre as a map shows it by itself.</summary>
/// <param name="Place">Where it stands in the version that was asked.</param>
/// <param name="Latitude">In degrees on WGS 84, as the centre's location says.</param>
/// <param name="Longitude">Likewise.</param>
/// <param name="Level">The level of the label overall that is held at the asked moment, 1 to 3; 0 for none.</param>
public readonly record struct CentrePoint(CentrePlace Place, CentreId Id, double Latitude, double Longitude, int Level);
