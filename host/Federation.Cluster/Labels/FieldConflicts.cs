using Federation.Cluster.Centres;
using Federation.Cluster.Matching;

namespace Federation.Cluster.Labels;

/// <summary>On which fields the networks that list one centre differ. Case, accents and punctuation make no difference, nor do points close to one another. Pure.</summary>
internal static class FieldConflicts
{
    /// <summary>Points of one place lie so far apart at most, in metres.</summary>
    private const double SamePlace = 200;

    /// <summary>Of the fields that more than one listing fills, the share, in per cent, on which they differ; 0 where there is no such field. Services add up and never differ.</summary>
    public static decimal Share(IEnumerable<MergedField> fields)
    {
        var shared = fields.Where(field => !field.Others.IsEmpty).ToList();
        return shared.Count == 0 ? 0 : Math.Round(100m * shared.Count(Differ) / shared.Count, 1);
    }

    private static bool Differ(MergedField field) =>
        field.Field.Name != ContentField.ServicesName && field.Others.Any(other => Differ(field.Field, field.Source.Content, other.Content));

    private static bool Differ(ContentField field, ListingContent one, ListingContent other) =>
        field.Name == "location" && one.Location is { } here && other.Location is { } there
            ? here.DistanceTo(there) > SamePlace
            : NameKey.Fold(field.Text(one) ?? "") != NameKey.Fold(field.Text(other) ?? "");
}
