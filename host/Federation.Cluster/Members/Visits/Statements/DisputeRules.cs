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
        // What it is for the home network to accept, only that accepts.
        if (order is { Reason: DisputeReason.DoubtfulAccepted } && (order.For != statement.Home || Line(statement, order.Centre, order.Tier) is { DoubtfulVisits: 0 })) return (null, VisitCodes.NotAgreed);
        if (known is not null) return known is { State: DisputeState.Open } && known.By == order.For && known.Reason == order.Reason ? (known, null) : (null, VisitCodes.Disputed);
        if (at >= statement.ClosedAt.AddDays(StatementTimes.DaysToDispute)) return (null, VisitCodes.TooLate);
        return (new VisitDispute { Month = statement.Month, Centre = order.Centre, Host = statement.Host, Home = statement.Home, Tier = order.Tier, Reason = order.Reason, By = order.For, At = at }, null);
    }

    /// <param name="stands">The line with all counter-entries to it so far; null where nothing corrects it any more.</param>
    /// <returns>As <see cref="Dispute"/>.</returns>
    public static (VisitDispute? After, string? Code) Answer(VisitStatement statement, VisitDispute? known, DisputeReply reply, LineAmount? stands, DateTimeOffset at)
    {
        if (Line(statement, reply.Centre, reply.Tier) is null || reply.For != statement.Host) return (null, VisitCodes.NoLine);
        if (known is null) return (null, VisitCodes.NoDispute);
        if (reply.VisitorDays is null != reply.Visits is null || reply is { Visits: < 0 or > MostVisits } || reply.VisitorDays < 0 || reply.VisitorDays > reply.Visits) return (null, VisitCodes.BadNumbers);
        var state = reply.Visits is null ? DisputeState.Declined : DisputeState.Conceded;
        if (known.State != DisputeState.Open) return (known.State, known.RightDays, known.RightVisits) == (state, reply.VisitorDays, reply.Visits) ? (known, null) : (null, VisitCodes.Answered);
        if (at >= known.At.AddDays(StatementTimes.DaysToAnswer)) return (null, VisitCodes.TooLate);
        var answered = known with { State = state, AnsweredAt = at, RightDays = reply.VisitorDays, RightVisits = reply.Visits };
        if (reply is not { VisitorDays: { } days, Visits: { } visits }) return (answered, null);
        if (stands is not { } line) return (null, VisitCodes.TooLate);
        var (addedDays, addedVisits) = (days - line.VisitorDays, visits - line.Visits);
        if ((addedDays, addedVisits) == (0, 0)) return (null, VisitCodes.BadNumbers); // a line that is right is declined
        return IsAgreed(known, line, addedDays, addedVisits) ? (answered with { VisitorDays = addedDays, Visits = addedVisits }, null) : (null, VisitCodes.NotAgreed);
    }

    /// <summary>Nobody makes another's bill larger alone: the home network has said that the line has too few, or that it pays for doubtful visits, and then for no more than there are.</summary>
    private static bool IsAgreed(VisitDispute known, LineAmount line, int days, int visits) => (days <= 0 && visits <= 0) || (known.By == known.Home && known.Reason switch
    {
        DisputeReason.TooFew => true,
        DisputeReason.DoubtfulAccepted => days <= line.DoubtfulDays && visits <= line.DoubtfulVisits,
        _ => false,
    });

    private static VisitLine? Line(VisitStatement statement, Centres.CentreId centre, Passes.Tier tier) => statement.Lines.FirstOrDefault(line => line.Centre == centre && line.Tier == tier);
}
