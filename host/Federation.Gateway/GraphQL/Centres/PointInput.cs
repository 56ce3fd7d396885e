namespace Federation.Gateway.GraphQL.Centres;

internal sealed record PointInput
{
    public required double Latitude { get; init; }

    public required double Longitude { get; init; }
}
