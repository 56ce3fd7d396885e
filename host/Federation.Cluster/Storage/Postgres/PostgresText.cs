using System.Text;
using NpgsqlTypes;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>Kinds, ids and keys as the tables keep them: the bytes of their UTF-8.</summary>
internal static class PostgresText
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(byte[] utf8) => Encoding.UTF8.GetString(utf8);

    public static Npgsql.NpgsqlParameter One(byte[] utf8) => new() { NpgsqlDbType = NpgsqlDbType.Bytea, Value = utf8 };

    public static Npgsql.NpgsqlParameter One(long number) => new() { NpgsqlDbType = NpgsqlDbType.Bigint, Value = number };

    public static Npgsql.NpgsqlParameter Many(IEnumerable<string> texts) => Many(texts.Select(Bytes));

    public static Npgsql.NpgsqlParameter Many(IEnumerable<byte[]> bodies) => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea, Value = bodies.ToArray() };

    public static Npgsql.NpgsqlParameter Many(IEnumerable<long> numbers) => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint, Value = numbers.ToArray() };
}
