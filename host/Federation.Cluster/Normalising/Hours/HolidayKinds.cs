namespace Federation.Cluster.Normalising.Hours;

[Flags]
internal enum HolidayKinds
{
    None = 0,

    /// <summary><c>PH</c>.</summary>
    Public = 1,

    /// <summary><c>SH</c>; nobody here knows their dates.</summary>
    School = 2,
}
