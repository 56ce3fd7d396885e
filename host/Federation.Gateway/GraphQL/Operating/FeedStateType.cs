using Federation.Cluster.Operating.Following;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Operating;

internal sealed class FeedStateType : ObjectGraphType<FeedState>
{
    public FeedStateType()
    {
        Name = "FeedState";
        Description = "The feed of changes, in which everything that happens is told in order.";
        Field<NonNullGraphType<StringGraphType>>("position").Description("The position after everything that is stored; opaque.").Resolve(context => context.Source.Head.ToString());
        Field<NonNullGraphType<FloatGraphType>>("events").Description("How many events were stored so far, in whole numbers. Those that were erased since count too.").Resolve(context => (double)context.Source.Head.Events);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<FeedReaderType>>>>("readers").Description("Those who follow it here. Webhooks follow the public log; other directories and subscribers keep their own position.").Resolve(context => context.Source.Readers);
    }
}

internal sealed class FeedReaderType : ObjectGraphType<FeedReading>
{
    public FeedReaderType(TimeProvider clock)
    {
        Name = "FeedReader";
        Description = "How far somebody has come who follows the feed.";
        Field<NonNullGraphType<FeedReaderNameType>>("reader").Description("Who.").Resolve(context => context.Source.Reader);
        Field<NonNullGraphType<FloatGraphType>>("behind").Description("How many events it has not read, in whole numbers.").Resolve(context => (double)context.Source.Behind);
        Field<DateTimeScalar>("behindSince")
            .Description("Since when there is something that it has not read: exact to five seconds, coarser for what is hours ago, and no earlier than this host's start. Null where it has read everything.")
            .Resolve(context => context.Source.Since);
        Field<NonNullGraphType<IntGraphType>>("lagSeconds")
            .Description("For how long it is behind by that; 0 where it has read everything.")
            .Resolve(context => context.Source.Since is { } since ? (int)Math.Clamp((clock.GetUtcNow() - since).TotalSeconds, 0, int.MaxValue) : 0);
    }
}

internal sealed class FeedReaderNameType : EnumerationGraphType
{
    public FeedReaderNameType()
    {
        Name = "FeedReaderName";
        Description = "Who follows the feed.";
        Add("INDEX", FeedReaderKind.Index, "The index of this host, which answers searches.");
        Add("PUBLIC_LOG", FeedReaderKind.PublicLog, "The public log of labels.");
        Add("MAIL", FeedReaderKind.Mail, "Mail about decisions, which looks each minute.");
        Add("MATCHING", FeedReaderKind.Matching, "Matching, which reads after each run of a network and is behind between runs.");
    }
}
