using System.Text.Json.Serialization;

namespace Federation.Web.Console.Statements;

/// <summary>What <see cref="StatementsQuestion"/> answers.</summary>
/// <param name="Networks">All of them, for their names.</param>
public sealed record StatementsAnswer(ConsoleNetwork? Network, IReadOnlyList<StatedNetwork>? Networks, MonthStatements? VisitStatements, StatementReader? Viewer) : IConsoleAnswer
{
    [JsonIgnore]
    public ConsoleNetwork? Head => Network;
}

/// <param name="IsOperator">Operators decide nothing between two networks, unless they manage one of them too.</param>
public sealed record StatementReader(bool IsOperator);

public sealed record StatedNetwork(string Key, string Name);

/// <param name="ClosesAt">From when the month is closed.</param>
/// <param name="Hosted">What the network hosted of others' members.</param>
/// <param name="Sent">What others hosted of its own.</param>
/// <param name="HostedTravel">Null where there are too few days to tell.</param>
/// <param name="SentTravel">Null where there are too few days to tell.</param>
public sealed record MonthStatements(string Month, bool Closed, DateTimeOffset ClosesAt, IReadOnlyList<Statement> Hosted, IReadOnlyList<Statement> Sent, Travel? HostedTravel, Travel? SentTravel);

/// <param name="Host">The key of the network that kept the doors.</param>
/// <param name="Home">The key of the visitors' network.</param>
public sealed record Statement(string Key, string Host, string Home, DateTimeOffset ClosedAt, int VisitorDays, int Visits, int DoubtfulDays, int DoubtfulVisits, string Sha256, int LineCount, int CorrectionCount, IReadOnlyList<StatementLine> Lines, IReadOnlyList<StatementCorrection> Corrections);

/// <param name="Centre">Null where the directory has none of that key any more.</param>
public sealed record StatementLine(string CentreKey, StatedCentre? Centre, string Tier, int VisitorDays, int Visits, int DoubtfulDays, int DoubtfulVisits, LineDispute? Dispute);

public sealed record StatedCentre(string Name);

/// <param name="By">The key of the network that disputes the line.</param>
/// <param name="Reason">As the schema's DisputeReason.</param>
/// <param name="State">As the schema's DisputeState.</param>
/// <param name="ClaimedDays">How many the line should have, by the one who disputes; null where that was not said.</param>
public sealed record LineDispute(string By, string Reason, string State, int? ClaimedDays, int? ClaimedVisits);

/// <param name="Centre">Null where the directory has none of that key any more.</param>
/// <param name="Corrects">The key of the statement that it corrects.</param>
/// <param name="Reason">As the schema's CorrectionReason.</param>
public sealed record StatementCorrection(string CentreKey, StatedCentre? Centre, string Tier, int VisitorDays, int Visits, int DoubtfulDays, int DoubtfulVisits, string Reason, string Corrects);

/// <param name="Method">How it is reckoned, in the reader's language.</param>
public sealed record Travel(double CarKm, double KgCo2e, int VisitorDays, string Method, string FactorSource, string FactorUrl);
