namespace Federation.Cluster.Storage.Azure;

/// <summary>The order of ids, where row keys hold only their first bytes.</summary>
internal static class AzureOrder
{
    /// <summary>Rows in the order of their row keys become rows in the order of their ids. Those with long ids that begin alike are held together in memory.</summary>
    public static async IAsyncEnumerable<AzureRow> ById(IAsyncEnumerable<AzureRow> rows)
    {
        List<AzureRow> alike = [];
        await foreach (var row in rows)
        {
            if (alike.Count > 0 && !BeginAlike(alike[0], row))
            {
                foreach (var held in Sorted(alike)) yield return held;
                alike.Clear();
            }

            if (row.Id!.Length > AzureKeys.MostBytes) alike.Add(row); // a state row has an id
            else yield return row;
        }

        foreach (var held in Sorted(alike)) yield return held;
    }

    public static int Compare(ReadOnlySpan<byte> id, ReadOnlySpan<byte> other) => id.SequenceCompareTo(other);

    private static bool BeginAlike(AzureRow held, AzureRow row) => row.Id!.Length > AzureKeys.MostBytes && held.Id.AsSpan(0, AzureKeys.MostBytes).SequenceEqual(row.Id.AsSpan(0, AzureKeys.MostBytes));

    private static List<AzureRow> Sorted(List<AzureRow> alike)
    {
        alike.Sort((one, other) => Compare(one.Id, other.Id));
        return alike;
    }
}
