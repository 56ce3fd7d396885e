using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Federation.Browser.Tests.Console;

/// <summary>Visits of a month that is closed, put into the store of a host that does not run: nobody can wait for months to be over. The host itself makes the statement of them, when it starts.</summary>
internal static class SeededVisits
{
    /// <summary>Written 2026-11: the last month whose statements are closed, which is ten days after its end.</summary>
    public static string LastClosed(DateTimeOffset now) => now.AddDays(-10).AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <param name="data">The host's data folder.</param>
    /// <param name="centre">One that has a door.</param>
    /// <param name="host">The network that keeps it.</param>
    /// <param name="tiers">Of the visitors, of whom each came twice, on two days; the second is doubtful.</param>
    public static void Put(string data, string centre, string host, string home, string month, IReadOnlyList<string> tiers)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(data, "directory.db")};Pooling=False");
        database.Open();
        using var transaction = database.BeginTransaction();
        foreach (var (number, tier) in tiers.Index())
        {
            string visitor = Base64(32);
            foreach (int day in (int[])[3 + number, 17 + number])
            {
                string nonce = Base64(16), date = $"{month}-{day:00}";
                object body = new { centre, nonce, at = $"{date}T09:00:00+00:00", day = date, visitor, homeNetwork = home, tier, host, isOffline = day > 16, doubt = day > 16 ? "admission.hours" : null };
                Execute("INSERT INTO state (kind, id, version, body) VALUES ('visit', $id, 1, $body)", ("$id", $"{centre}/{month}/{nonce}"), ("$body", JsonSerializer.SerializeToUtf8Bytes(body)));
            }
        }

        // Which month is closed next was settled when there were no visits.
        Execute("DELETE FROM state WHERE kind = 'visit-clearing'");
        transaction.Commit();

        void Execute(string sql, params (string Name, object Value)[] parameters)
        {
            using var command = database.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
            command.ExecuteNonQuery();
        }
    }

    private static string Base64(int bytes) => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}
