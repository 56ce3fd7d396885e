using Federation.Cluster.Sync;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class RunCountsType : ObjectGraphType<RunCounts>
{
    public RunCountsType()
    {
        Name = "RunCounts";
        Description = "What became of the records of a run: read = new + changed + unchanged + quarantined + echoes.";
        Add("read", "Records read.", counts => counts.Read);
        Add("new", "Listings not known before.", counts => counts.New);
        Add("changed", "Known listings whose content differs.", counts => counts.Changed);
        Add("unchanged", "Known listings that say the same as before.", counts => counts.Unchanged);
        Add("quarantined", "Records that could not become listings.", counts => counts.Quarantined);
        Add("echoes", "Listings that a peer directory hands back, for they came through here: they are no listings of the peer's network.", counts => counts.Echoes);
        Add("attached", "Of the new ones, those found to be a centre that another network lists.", counts => counts.Attached);
        Add("stale", "Known listings that this complete run no longer showed.", counts => counts.Stale);
        Add("removed", "Listings that no longer speak for their centre, because their source had not shown them for long.", counts => counts.Removed);
        Add("restored", "Removed listings that a person brought back.", counts => counts.Restored);
        Add("pages", "Pages stored.", counts => counts.Pages);
    }

    private void Add(string name, string description, Func<RunCounts, int> count) =>
        Field<NonNullGraphType<IntGraphType>>(name).Description(description).Resolve(context => count(context.Source));
}
