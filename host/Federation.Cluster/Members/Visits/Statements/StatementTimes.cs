namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>When statements are closed, and how long something can be said about them. Fixed: what a statement holds must not hang on a setting.</summary>
public static class StatementTimes
{
    /// <summary>So many days after its month's end, in UTC, a statement is closed: a door that was offline tells of its visits within seven.</summary>
    public const int DaysToClose = 10;

    /// <summary>So many months before the one that is closed are counted anew with it; what changes in visits of before that corrects nothing any more.</summary>
    public const int MonthsBack = 12;

    /// <summary>So many days after it was closed, a line may be disputed.</summary>
    public const int DaysToDispute = 60;

    /// <summary>So many days after it was made, a dispute may be answered. Without an answer the line stays as it is.</summary>
    public const int DaysToAnswer = 180;

    /// <summary>From this moment on a month is closed.</summary>
    public static DateTimeOffset ClosesAt(VisitMonth month) => new(month.Add(1).First.AddDays(DaysToClose).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
