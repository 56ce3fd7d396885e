using Federation.Cluster.Centres;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class OriginType : ObjectGraphType<Origin>
{
    public OriginType()
    {
        Name = "ListingOrigin";
        Description = "Where a listing that a peer directory handed on was first taken in, and by which directories it came here.";
        Add<NonNullGraphType<StringGraphType>>("key", "Directory, network and the network's own id: the same for this listing in every directory.", origin => origin.Key);
        Add<NonNullGraphType<StringGraphType>>("directory", "The id of the directory that first took it in.", origin => origin.Directory.Value);
        Add<NonNullGraphType<StringGraphType>>("networkKey", "The id of the network there.", origin => origin.Network.Value);
        Add<NonNullGraphType<StringGraphType>>("networkName", "What that network is called.", origin => origin.NetworkName);
        Add<NonNullGraphType<StringGraphType>>("sourceId", "The network's own id for the place.", origin => origin.SourceId);
        Add<NonNullGraphType<IntGraphType>>("hops", "How many directories it came through.", origin => origin.Hops);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("via", "The ids of those directories, in order: the origin's first, the peer's last.", origin => origin.Via.Select(directory => directory.Value));
        Add<NonNullGraphType<StringGraphType>>("adapter", "The adapter that read it there, as id@version.", origin => origin.Adapter);
        Add<NonNullGraphType<DateTimeScalar>>("observedAt", "When its content last changed there.", origin => origin.ObservedAt);
        Add<DateTimeScalar>("staleSince", "Since when its network no longer shows it there; null while it does.", origin => origin.StaleSince);
    }

    private void Add<TType>(string name, string description, Func<Origin, object?> value)
        where TType : IGraphType =>
        Field<TType>(name).Description(description).Resolve(context => value(context.Source));
}
