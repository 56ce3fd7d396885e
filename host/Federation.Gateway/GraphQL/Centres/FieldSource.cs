using Federation.Cluster.Centres;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>What one listing says of one field.</summary>
internal sealed record FieldSource(string Value, Listing Listing, DateTimeOffset ObservedAt)
{
    public static FieldSource Of(ContentField field, Listing listing) => new(field.Text(listing.Content) ?? "", listing, listing.FieldObservedAt(field));
}
