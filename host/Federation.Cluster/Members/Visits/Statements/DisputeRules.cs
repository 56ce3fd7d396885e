namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>What comes of a dispute and of its answer. Pure.</summary>
internal static class DisputeRules
{
    private const int MostVisits = 1_000_000;

    /// <param name="known">Null where nobody disputes the line.</param>
    /// <returns>The dispute as it is after it, or one of <see cref="VisitCodes"/>.</returns>
    public static (VisitDispute? After, string? Code) Dispute(VisitStatement statement, VisitDispute? known, DisputeOrder order, DateTimeOffset at)
    {
        if (Line(statement, order.Centre, order.Tier) is null || (order.For != statement.Host && order.For != statement.Home)) return (null, VisitCodes.NoLine);
        if (known is not null) return known is { State: DisputeState.Open } && known.By == order.For && known.Reason == order.Reason ? (known, null) : (null, VisitCodes.Disputed);
        if (at >= statement.ClosedAt.AddDays(StatementTimes.DaysToDispute)) return (null, VisitCodes.TooLate);
        return (new VisitDispute { Month = statement.Month, Centre = order.Centre, Host = statement.Host, Home = statement.Home, Tier = order.Tier, Reason = order.Reason, By = order.For, At = at }, null);
    }

    /// <returns>As <see cref="Dispute"/>.</returns>
    public static (VisitDispute? After, string? Code) Answer(VisitStatement statement, VisitDispute? known, DisputeReply reply, DateTimeOffset at)
    {
        if (Line(statement, reply.Centre, reply.Tier) is not { } line || reply.For != statement.Host) return (null, VisitCodes.NoLine);
        if (known is null) return (null, VisitCodes.NoDispute);
        if (reply.VisitorDays is null != reply.Visits is null || reply is { Visits: < 0 or > MostVisits } || reply.VisitorDays < 0 || reply.VisitorDays > reply.Visits) return (null, VisitCodes.BadNumbers);
        (int Days, int Visits)? right = reply is { VisitorDays: { } days, Visits: { } visits } ? (days - line.VisitorDays, visits - line.Visits) : null;
        if (right == (0, 0)) return (null, VisitCodes.BadNumbers); // a line that is right is declined
        var answered = known with { State = right is null ? DisputeState.Declined : DisputeState.Conceded, AnsweredAt = at, VisitorDays = right?.Days, Visits = right?.Visits };
        if (known.State != DisputeState.Open) return (known.State, known.VisitorDays, known.Visits) == (answered.State, answered.VisitorDays, answered.Visits) ? (known, null) : (null, VisitCodes.Answered);
        return at >= known.At.AddDays(StatementTimes.DaysToAnswer) ? (null, VisitCodes.TooLate) : (answered, null);
    }

    private static VisitLine? Line(VisitStatement statement, Centres.CentreId centre, Passes.Tier tier) => statement.Lines.FirstOrDefault(line => line.Centre == centre && line.Tier == tier);
}
