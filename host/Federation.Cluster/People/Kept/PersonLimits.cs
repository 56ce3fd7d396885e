namespace Federation.Cluster.People.Kept;

/// <summary>How much is kept of the persons of one record. What is beyond is thrown away.</summary>
internal static class PersonLimits
{
    /// <summary>Of one value, in characters.</summary>
    public const int Value = 500;

    /// <summary>Of one pointer, in characters.</summary>
    public const int Pointer = 250;

    /// <summary>In number.</summary>
    public const int Values = 64;

    /// <summary>All of one record, as JSON, in bytes.</summary>
    public const int Bytes = 512 * 1024;
}
