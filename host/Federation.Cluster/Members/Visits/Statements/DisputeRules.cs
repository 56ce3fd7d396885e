namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>What comes of a dispute and of its answer. Pure.</summary>
internal static class DisputeRules
{
    private const int MostVisits = 1_000_000;

    /// <param name="known">Null where nobody disputes the line.</param>
    /// <param name="stands">The line with all counter-entries to it so far; null where nothing corrects it any more.</param>
    /// <returns>The dispute as it is after it, or one of <see cref="VisitCodes"/>.</returns>
    public static (VisitDispute? After, string? Code) Dispute(VisitStatement statement, VisitDispute? known, DisputeOrder order, LineAmount? stands, DateTimeOffset at)
    {
        if (Line(statement, order.Centre, order.Tier) is not { } line || (order.For != statement.Host && order.For != statement.Home)) return (null, VisitCodes.NoLine);
        // What it is for the home network to accept, only that accepts.
        if (order is { Reason: DisputeReason.DoubtfulAccepted } && (order.For != statement.Home || line is { DoubtfulVisits: 0 })) return (null, VisitCodes.NotAgreed);
        if (known is not null) return IsSame(known, order) ? (known, null) : (null, VisitCodes.Disputed);
        if (!CanBe(order.VisitorDays, order.Visits) || !IsClaim(order, stands ?? line.Amount)) return (null, VisitCodes.BadNumbers);
        if (at >= statement.ClosedAt.AddDays(StatementTimes.DaysToDispute)) return (null, VisitCodes.TooLate);
        return (new VisitDispute
        {
            Month = statement.Month, Centre = order.Centre, Host = statement.Host, Home = statement.Home, Tier = order.Tier, Reason = order.Reason, By = order.For, At = at, ClaimedDays = order.VisitorDays, ClaimedVisits = order.Visits,
        }, null);
    }

    /// <param name="stands">As for <see cref="Dispute"/>.</param>
    /// <returns>As <see cref="Dispute"/>.</returns>
    public static (VisitDispute? After, string? Code) Answer(VisitStatement statement, VisitDispute? known, DisputeReply reply, LineAmount? stands, DateTimeOffset at)
    {
        if (Line(statement, reply.Centre, reply.Tier) is null || reply.For != statement.Host) return (null, VisitCodes.NoLine);
        if (known is null) return (null, VisitCodes.NoDispute);
        if (!CanBe(reply.VisitorDays, reply.Visits)) return (null, VisitCodes.BadNumbers);
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

    private static bool IsSame(VisitDispute known, DisputeOrder order) =>
        known is { State: DisputeState.Open } && (known.By, known.Reason, known.ClaimedDays, known.ClaimedVisits) == (order.For, order.Reason, order.VisitorDays, order.Visits);

    /// <summary>Both or neither, and no more days than visits.</summary>
    private static bool CanBe(int? days, int? visits) => days is null == visits is null && visits is not (< 0 or > MostVisits) && !(days < 0) && !(days > visits);

    /// <summary>Whether the numbers go the way of the reason: up where the line has too few or doubtful visits are accepted, down else. Whoever says that there are too few says how many there are.</summary>
    private static bool IsClaim(DisputeOrder order, LineAmount line)
    {
        if (order is not { VisitorDays: { } days, Visits: { } visits }) return order.Reason != DisputeReason.TooFew;
        var (addedDays, addedVisits) = (days - line.VisitorDays, visits - line.Visits);
        if ((addedDays, addedVisits) == (0, 0)) return false;
        return order.Reason switch
        {
            DisputeReason.TooFew => addedDays >= 0 && addedVisits >= 0,
            DisputeReason.DoubtfulAccepted => addedDays >= 0 && addedDays <= line.DoubtfulDays && addedVisits >= 0 && addedVisits <= line.DoubtfulVisits,
            _ => addedDays <= 0 && addedVisits <= 0,
        };
    }

    /// <summary>
    /// Nobody makes another's bill larger alone: the home network has said how many the line should have, or that it pays for doubtful visits, and then for no more than there are. And what the other side said is as far as an
    /// answer goes, either way.
    /// </summary>
    private static bool IsAgreed(VisitDispute known, LineAmount line, int days, int visits)
    {
        bool isLarger = days > 0 || visits > 0;
        if (isLarger && known.By != known.Home) return false;
        bool acceptsDoubtful = known.Reason == DisputeReason.DoubtfulAccepted;
        if (acceptsDoubtful && (days > line.DoubtfulDays || visits > line.DoubtfulVisits)) return false;
        if (known is { ClaimedDays: { } claimedDays, ClaimedVisits: { } claimedVisits }) return IsBetween(days, claimedDays - line.VisitorDays) && IsBetween(visits, claimedVisits - line.Visits);
        return !isLarger || acceptsDoubtful;
    }

    private static bool IsBetween(int added, int claimed) => added >= Math.Min(0, claimed) && added <= Math.Max(0, claimed);

    private static VisitLine? Line(VisitStatement statement, Centres.CentreId centre, Passes.Tier tier) => statement.Lines.FirstOrDefault(line => line.Centre == centre && line.Tier == tier);
}
