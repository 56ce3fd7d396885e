namespace Federation.Web.Console.Statements;

/// <summary>The line of a statement that somebody has something to say about.</summary>
/// <param name="Partner">The key of the other network.</param>
public sealed record LineInHand(Statement Statement, StatementLine Line, string Partner)
{
    /// <summary>Whether the host's answer is what is due; else a dispute.</summary>
    public bool IsAnswer => Line.Dispute is { State: "OPEN" };

    /// <summary>In the address of the page.</summary>
    public static string IdOf(Statement statement, StatementLine line) => $"{statement.Key}/{line.CentreKey}/{line.Tier}";

    /// <summary>Null where the month has no such line, or nothing can be said about it any more.</summary>
    /// <param name="own">The key of the network whose console it is.</param>
    public static LineInHand? Find(MonthStatements? month, string own, string id) =>
        (from statement in (month?.Hosted ?? []).Concat(month?.Sent ?? [])
         from line in statement.Lines
         where IdOf(statement, line) == id && CanBeSaid(statement, line, own)
         select new LineInHand(statement, line, statement.Host == own ? statement.Home : statement.Host)).FirstOrDefault();

    /// <summary>A line is disputed once, by either network; the host answers.</summary>
    public static bool CanBeSaid(Statement statement, StatementLine line, string own) => line.Dispute is null || (line.Dispute.State == "OPEN" && statement.Host == own);
}
