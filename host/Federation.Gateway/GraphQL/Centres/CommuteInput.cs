namespace Federation.Gateway.GraphQL.Centres;

internal sealed record CommuteInput
{
    public required PointInput Home { get; init; }

    public required PointInput Office { get; init; }

    public double? LeastSavedKm { get; init; }
}
