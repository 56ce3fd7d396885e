using System.Globalization;
using System.Text;
using Federation.Cluster.Storage;

namespace Federation.TestAssets.Transfers;

/// <summary>
/// One batch of a store under fire: an amount that goes from one account to another. All there is to know of it follows from who made it and when, so that whoever finds a part of it knows the rest.
/// </summary>
/// <param name="Caller">From 0.</param>
/// <param name="Turn">From 1; a caller makes one after the other.</param>
internal sealed record Transfer(int Caller, int Turn)
{
    public const int Callers = 8;
    public const int Accounts = 12;

    /// <summary>Of each caller so many of the newest have a row of their own; older ones are deleted.</summary>
    public const int Kept = 20;

    public const string AccountKind = "account", CallerKind = "caller", OwnKind = "transfer";

    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Caller:00}-{Turn:0000000}");

    public int From { get; private init; }

    public int To { get; private init; }

    public int Amount { get; private init; }

    /// <summary>Of its own row: mostly a fraction of a page, sometimes several, now and then many.</summary>
    private int Length { get; init; }

    private int EventCount { get; init; }

    public static Transfer Of(int caller, int turn)
    {
        var random = new Random((caller * 1_000_003) + turn);
        int from = random.Next(Accounts);
        return new Transfer(caller, turn)
        {
            From = from,
            To = (from + 1 + random.Next(Accounts - 1)) % Accounts,
            Amount = random.Next(1, 1_000),
            Length = random.Next(100) switch { 0 => random.Next(100_000, 400_000), < 10 => random.Next(8_000, 40_000), _ => random.Next(20, 1_500) },
            EventCount = random.Next(1, 4),
        };
    }

    /// <summary>Null for what is no id of one.</summary>
    public static Transfer? Parse(ReadOnlySpan<char> id) =>
        id.IndexOf('-') is > 0 and var dash && int.TryParse(id[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out int caller) && int.TryParse(id[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int turn)
            ? Of(caller, turn)
            : null;

    public static StateKey Account(int number) => new(AccountKind, string.Create(CultureInfo.InvariantCulture, $"{number:00}"));

    public static StateKey CallerRow(int number) => new(CallerKind, string.Create(CultureInfo.InvariantCulture, $"{number:00}"));

    public StateKey Row => new(OwnKind, Id);

    /// <summary>What stands on an account after this.</summary>
    public byte[] Balance(long amount) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{amount} {Id}"));

    /// <summary>The balance of a stored account.</summary>
    public static long BalanceOf(ReadOnlyMemory<byte> body)
    {
        string text = Encoding.UTF8.GetString(body.Span);
        return long.Parse(text.AsSpan(0, text.IndexOf(' ', StringComparison.Ordinal)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    /// <summary>Of its own row: its id over and over.</summary>
    public byte[] Body()
    {
        var body = new byte[Length];
        byte[] id = Encoding.UTF8.GetBytes(Id);
        for (int at = 0; at < body.Length; at += id.Length) id.AsSpan(0, Math.Min(id.Length, body.Length - at)).CopyTo(body.AsSpan(at));
        return body;
    }

    /// <summary>In their order. Each says which of how many it is.</summary>
    public IEnumerable<EventWrite> Events()
    {
        StateKey[] subjects = [Row, Account(From), Account(To)];
        for (int index = 0; index < EventCount; index++) yield return new EventWrite(subjects[index], Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Id} {index + 1}/{EventCount} {From}>{To} {Amount}")));
    }

    /// <param name="from">The account that pays as it was read; null where it has no row yet.</param>
    /// <param name="to">The other.</param>
    public StoreBatch Batch(StateRow? from, StateRow? to)
    {
        List<StateWrite> writes =
        [
            new StateWrite(Account(From), from?.Version ?? 0, Balance((from is null ? 0 : BalanceOf(from.Body)) - Amount)),
            new StateWrite(Account(To), to?.Version ?? 0, Balance((to is null ? 0 : BalanceOf(to.Body)) + Amount)),
            new StateWrite(Row, 0, Body()),
            new StateWrite(CallerRow(Caller), Turn - 1, Encoding.UTF8.GetBytes(Id)),
        ];
        if (Turn > Kept) writes.Add(new StateWrite(Of(Caller, Turn - Kept).Row, 1, null));
        return new StoreBatch { PartitionKey = Id, Writes = writes, Events = [.. Events()], IdempotencyKey = Id };
    }
}
