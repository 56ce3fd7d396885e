namespace Federation.Gateway.GraphQL.Centres;

internal sealed record PlaceFilterInput
{
    public NearInput? Near { get; init; }

    public BoxInput? Box { get; init; }

    public CommuteInput? Commute { get; init; }
}
