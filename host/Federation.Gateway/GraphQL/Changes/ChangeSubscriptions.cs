using System.Runtime.CompilerServices;
using Federation.Cluster.Index;
using Federation.Cluster.Storage;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Streams;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Changes;

internal sealed class ChangeSubscriptions(ChangeReadings readings, ChangeCursors cursors, IDirectoryStore store, CentreIndex index, TimeProvider clock) : ISubscriptionFields
{
    public void AddTo(SubscriptionType subscription) =>
        subscription.Field<NonNullGraphType<ChangeType>>("centreChanged")
            .Description("Each change of a centre as soon as it is stored and can be searched for, in order. Keep the last \"cursor\" and come back with it: nothing is lost and nothing comes twice.")
            .Argument<CentreFilterInputType>("filter", "Only of centres that it finds when the change is told; all where it is left out. A centre that is closed is found by no filter.")
            .Argument<StringGraphType>("after", "Only what came after this cursor, of \"changes\" or of this stream; only what is still to come where absent.")
            .Streams(async context =>
            {
                var filter = context.GetArgument<CentreFilterInput?>("filter");
                CentreFilters.Read(filter, clock.GetUtcNow());
                string? after = context.Directory().LastEvent ?? context.GetArgument<string?>("after");
                return FollowAsync(filter, after is null ? await store.HeadAsync(context.CancellationToken) : await cursors.ReadAsync(after, context.CancellationToken));
            });

    private async IAsyncEnumerable<Happening> FollowAsync(CentreFilterInput? filter, FeedCursor after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var slice = await readings.NextAsync(after, cancellationToken);
            // Labels expire, so the filter is read anew.
            var found = filter is null ? null : index.Current.FindAmong([.. slice.Changes.Select(change => change.Change.Centre)], CentreFilters.Read(filter, clock.GetUtcNow()), cancellationToken);
            foreach (var change in slice.Changes)
            {
                if (found is null || found.Contains(change.Change.Centre)) yield return new Happening(change, change.Position.ToString());
            }

            after = slice.Next;
        }
    }
}
