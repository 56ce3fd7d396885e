using Federation.Cluster.Centres;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>Where the shown value of one field comes from.</summary>
/// <param name="Winner">What the listing says that won; for services, which are added up, the whole.</param>
/// <param name="Others">What the other listings say of it, in order of their weight.</param>
internal sealed record FieldProvenance(string Field, FieldSource Winner, IReadOnlyList<FieldSource> Others)
{
    public static IEnumerable<FieldProvenance> Of(MergedCentre centre) => centre.Fields.Select(merged => new FieldProvenance(
        merged.Field.Name,
        FieldSource.Of(merged.Field, merged.Source) with { Value = merged.Field.Text(centre.Content) ?? "" },
        [.. merged.Others.Select(listing => FieldSource.Of(merged.Field, listing))]));
}
