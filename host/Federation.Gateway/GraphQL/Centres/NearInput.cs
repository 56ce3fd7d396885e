namespace Federation.Gateway.GraphQL.Centres;

internal sealed record NearInput
{
    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    public required double RadiusKm { get; init; }
}
