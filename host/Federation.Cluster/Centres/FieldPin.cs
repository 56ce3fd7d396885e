namespace Federation.Cluster.Centres;

/// <summary>A person's decision that a field shows what one listing says, whatever the others do. It has no effect while that listing says nothing of the field, or does not speak for the centre.</summary>
/// <param name="Actor">Who decided: the opaque id of an account, or what the operator's token was used under.</param>
/// <param name="Reason">Why, for people.</param>
[GenerateSerializer, Immutable, Alias("field-pin")]
public sealed record FieldPin([property: Id(0)] ListingKey Listing, [property: Id(1)] string Actor, [property: Id(2)] string Reason, [property: Id(3)] DateTimeOffset At);
