using Federation.Cluster.Centres;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Changes;

internal sealed class ChangeKindType : EnumerationGraphType
{
    public ChangeKindType()
    {
        Name = "ChangeKind";
        Description = "What happened to a centre.";
        Add("OPENED", CentreChangeKind.Opened, "A first listing opened it.");
        Add("LISTING_ATTACHED", CentreChangeKind.ListingAttached, "A listing of another network was found to speak of it.");
        Add("LISTING_CHANGED", CentreChangeKind.ListingChanged, "A listing says something else now.");
        Add("LISTING_STALE", CentreChangeKind.ListingStale, "A complete run no longer showed the listing.");
        Add("LISTING_RETURNED", CentreChangeKind.ListingReturned, "A stale or removed listing was shown again, unchanged.");
        Add("LISTING_REMOVED", CentreChangeKind.ListingRemoved, "A listing that its source has not shown for long no longer speaks for the centre.");
        Add("LISTING_REDACTED", CentreChangeKind.ListingRedacted, "Something about a person was erased from the listing. The fields are named, and nothing of what they said.");
        Add("LISTING_RESTORED", CentreChangeKind.ListingRestored, "A person took a removal back.");
        Add("LISTING_ADOPTED", CentreChangeKind.ListingAdopted, "A listing came over from another centre, which is the same place.");
        Add("LISTING_RELEASED", CentreChangeKind.ListingReleased, "A listing went over to another centre.");
        Add("FIELD_PINNED", CentreChangeKind.FieldPinned, "A person decided which listing's value one field shows.");
        Add("FIELD_UNPINNED", CentreChangeKind.FieldUnpinned, "That was taken back.");
    }
}
