using Federation.Cluster.Adapters.Cage;

namespace Federation.Host.Output;

/// <param name="Holds">Whether adapters that did not come with this program start here.</param>
/// <param name="Standing">The names of the walls that stand.</param>
/// <param name="HostShielded">Whether the host's own process is closed to others of its user.</param>
internal sealed record CageAnswer(bool Holds, IReadOnlyList<string> Standing, IReadOnlyList<string> Missing, bool HostShielded)
{
    public static CageAnswer Of(CageWalls standing, bool hostShielded) =>
        new(standing.HasFlag(CageStrength.Required), Names(standing), Names(CageStrength.All & ~standing), hostShielded);

    private static List<string> Names(CageWalls walls) => [.. CageDisplay.Each.Where(wall => walls.HasFlag(wall)).Select(wall => wall.ToString())];
}
