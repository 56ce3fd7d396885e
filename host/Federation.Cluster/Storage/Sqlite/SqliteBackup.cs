using Microsoft.Data.Sqlite;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>
/// Copies of the embedded store in one file: made while it serves, put back while nobody has the folder. Files are readable by their owner alone (mode 0600; on Windows the folder's own rights have to do that).
/// </summary>
public static class SqliteBackup
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes one consistent copy. It is on the disk when this returns.</summary>
    /// <param name="database">The store's file; another process may have it.</param>
    /// <param name="backup">A file that is not there yet.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be read; or <see cref="StoreCodes.Backup"/>: the file is there already, or cannot be written.</exception>
    public static void Write(string database, string backup)
    {
        var file = new SqliteFile(database, new SqliteStoreOptions());
        if (!File.Exists(file.Path)) throw new StoreUnavailableException(StoreCodes.Missing, $"There is no database {file.Path}.");
        using SqliteConnection connection = Reading(file);
        try
        {
            // SQLite writes into an empty file as it is.
            New(backup).Dispose();
            try
            {
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "VACUUM INTO $file";
                command.Parameters.AddWithValue("$file", Path.GetFullPath(backup));
                command.ExecuteNonQuery();
                using var written = new FileStream(backup, FileMode.Open, FileAccess.ReadWrite);
                written.Flush(flushToDisk: true);
            }
            catch
            {
                File.Delete(backup);
                throw;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(StoreCodes.Backup, $"The backup {backup} cannot be written: {failure.Message}", failure);
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Of(failure, backup);
        }
    }

    /// <summary>Makes the file of a backup, empty, for whoever fills it as a store.</summary>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Backup"/>: it is there already, or cannot be written.</exception>
    public static void Begin(string backup)
    {
        try
        {
            New(backup).Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(StoreCodes.Backup, $"The backup {backup} cannot be written: {failure.Message}", failure);
        }
    }

    /// <summary>Takes away one that was not finished.</summary>
    public static void Drop(string backup)
    {
        foreach (string part in Replacement.Parts) File.Delete(backup + part);
    }

    /// <summary>
    /// Puts a copy of a backup into the store's place. What was there lies beside it until <see cref="Replacement.Confirm"/>, and comes back with <see cref="Replacement.Undo"/>.
    /// </summary>
    /// <param name="backup">Checked by the caller; it stays as it is.</param>
    /// <param name="database">The store's file, of a folder that this process has; there may be none.</param>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Restore"/>: a file cannot be read or written. The store is as it was.</exception>
    public static Replacement Restore(string backup, string database)
    {
        string unfinished = $"{database}.restoring";
        var replacement = new Replacement(database);
        try
        {
            File.Delete(unfinished);
            using (var from = new FileStream(backup, FileMode.Open, FileAccess.Read, FileShare.Read))
            using (var to = New(unfinished))
            {
                from.CopyTo(to);
                to.Flush(flushToDisk: true);
            }

            replacement.SetAside();
            File.Move(unfinished, database);
            return replacement;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(unfinished);
            replacement.Undo();
            throw new StoreUnavailableException(StoreCodes.Restore, $"The backup {backup} cannot be put in the place of {database}: {failure.Message}", failure);
        }
    }

    private static FileStream New(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }

    private static SqliteConnection Reading(SqliteFile file)
    {
        try
        {
            return file.OpenForReading();
        }
        catch (Exception failure)
        {
            throw SqliteFailure.Of(failure, file.Path);
        }
    }

    /// <summary>A database that was put in the place of another. Not thread safe.</summary>
    public sealed class Replacement
    {
        private const string Aside = ".replaced";

        // A host that was killed leaves its journal, which belongs to the file.
        internal static readonly string[] Parts = ["", "-wal", "-shm"];

        private readonly string _database;

        internal Replacement(string database) => _database = database;

        /// <summary>Removes what was replaced.</summary>
        public void Confirm()
        {
            foreach (string part in Parts) File.Delete(_database + Aside + part);
        }

        /// <summary>Brings back what was replaced, where there was anything.</summary>
        public void Undo()
        {
            if (!File.Exists(_database + Aside)) return;
            foreach (string part in Parts)
            {
                File.Delete(_database + part);
                if (File.Exists(_database + Aside + part)) File.Move(_database + Aside + part, _database + part);
            }
        }

        internal void SetAside()
        {
            foreach (string part in Parts.Reverse())
            {
                if (File.Exists(_database + part)) File.Move(_database + part, _database + Aside + part, overwrite: true);
            }
        }
    }
}
