namespace Federation.Cluster.Normalising.Hours;

/// <summary>A set of days of the week; bit n is ISO day n + 1.</summary>
[Flags]
internal enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    WorkingWeek = Monday | Tuesday | Wednesday | Thursday | Friday,
    Weekend = Saturday | Sunday,
    All = WorkingWeek | Weekend,
}
