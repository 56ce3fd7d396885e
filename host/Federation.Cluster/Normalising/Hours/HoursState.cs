namespace Federation.Cluster.Normalising.Hours;

public enum HoursState
{
    Closed,
    Open,

    /// <summary>Perhaps open: by appointment, after an open end, or on a holiday that nobody here knows of.</summary>
    Unknown,
}
