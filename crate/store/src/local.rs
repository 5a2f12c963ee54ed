//! The store in the page's own IndexedDB.

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

use crate::content::{COUNTED, REVISION};
use crate::{Answer, Asked, Content, Request, Store, StoreError, Table, Write, record};

const NAME: &str = "timbre";
/// The version of the set of tables; the records carry their own.
const TABLES: u32 = 1;

/// The store in the storage of the origin that this code runs in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Local;

impl Store for Local {
    fn ask(&self, request: Request) -> Asked<'_> {
        Box::pin(ask(request))
    }
}

async fn ask(request: Request) -> Result<Answer, StoreError> {
    // The connection is opened for each request: a background may be put to sleep between two, and
    // one that is kept open would stand in the way of another tab's newer tables.
    let database = open().await.map_err(refused)?;
    let answer = answer(&database, request).await;
    database.close();
    answer
}

async fn open() -> Result<Database, idb::Error> {
    let mut opening = Factory::new()?.open(NAME, Some(TABLES))?;
    opening.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        for table in Table::ALL {
            if !database.store_names().iter().any(|name| name == table.name()) {
                // A failure here fails the opening itself, which is then reported.
                let _ = database.create_object_store(table.name(), ObjectStoreParams::new());
            }
        }
    });
    opening.await
}

async fn answer(database: &Database, request: Request) -> Result<Answer, StoreError> {
    if let Request::Content { known: Some(known) } = request
        && revision(database).await.map_err(refused)? == Some(known)
    {
        return Ok(Answer::Unchanged);
    }
    if let Request::Count { .. } = request {
        return count(database, request).await;
    }
    let mode = match request {
        Request::Content { .. } => TransactionMode::ReadOnly,
        _ => TransactionMode::ReadWrite,
    };
    let leaves_brands = request.leaves_brands();
    let mut tables = Table::ALL.to_vec();
    tables.retain(|table| !leaves_brands || *table != Table::Brand);
    let names: Vec<&str> = tables.iter().map(|table| table.name()).collect();
    let transaction = database.transaction(&names, mode).map_err(refused)?;
    let mut content = Content::read(records(&transaction, &tables).await.map_err(refused)?);
    let edits = leaves_brands || matches!(request, Request::EditTemplate { .. });
    match content.carry_out(request) {
        Ok(writes) => {
            for write in writes {
                put_down(&transaction, write).await.map_err(refused)?;
            }
            transaction.await.map_err(refused)?;
            if edits {
                return Ok(Answer::Edited { revision: content.revision });
            }
            Ok(Answer::Content { content: Box::new(content) })
        }
        Err(error) => Err(error),
    }
}

/// Reads and writes the one record that counting is about: a reply is not to wait for all brands.
async fn count(database: &Database, request: Request) -> Result<Answer, StoreError> {
    let table = Table::Single;
    let transaction =
        database.transaction(&[table.name()], TransactionMode::ReadWrite).map_err(refused)?;
    let kept = async {
        let kept = transaction.object_store(table.name())?.get(JsValue::from_str(COUNTED))?;
        Ok(kept.await?.and_then(|json| json.as_string()))
    };
    let kept = kept.await.map_err(refused)?;
    let mut content = Content::read(kept.map(|json| (table, COUNTED.to_owned(), json)));
    for write in content.carry_out(request)? {
        put_down(&transaction, write).await.map_err(refused)?;
    }
    transaction.await.map_err(refused)?;
    Ok(Answer::Unchanged)
}

async fn revision(database: &Database) -> Result<Option<u64>, idb::Error> {
    let transaction = database.transaction(&[Table::Single.name()], TransactionMode::ReadOnly)?;
    let kept = transaction.object_store(Table::Single.name())?.get(JsValue::from_str(REVISION))?;
    let kept = kept.await?.and_then(|json| json.as_string());
    Ok(kept.and_then(|json| record::read(&json).ok()))
}

async fn records(
    transaction: &Transaction,
    tables: &[Table],
) -> Result<Vec<(Table, String, String)>, idb::Error> {
    // All are asked for before the first answer is waited for: each wait is a way to another process and back.
    let mut asked = Vec::new();
    for &table in tables {
        let store = transaction.object_store(table.name())?;
        let keys = store.get_all_keys(None, None)?.into_future();
        asked.push((table, keys, store.get_all(None, None)?.into_future()));
    }
    let mut records = Vec::new();
    for (table, keys, values) in asked {
        for (key, value) in keys.await?.iter().zip(values.await?) {
            let key = key.as_string().unwrap_or_default();
            records.push((table, key, value.as_string().unwrap_or_default()));
        }
    }
    Ok(records)
}

async fn put_down(transaction: &Transaction, write: Write) -> Result<(), idb::Error> {
    match write {
        Write::Put { table, key, json } => {
            let key = JsValue::from_str(&key);
            transaction
                .object_store(table.name())?
                .put(&JsValue::from_str(&json), Some(&key))?
                .await?;
        }
        Write::Delete { table, key } => {
            transaction.object_store(table.name())?.delete(JsValue::from_str(&key))?.await?;
        }
        Write::Clear { table } => transaction.object_store(table.name())?.clear()?.await?,
    }
    Ok(())
}

fn refused(error: idb::Error) -> StoreError {
    let detail = error.to_string();
    if detail.contains("QuotaExceeded") {
        StoreError::Full
    } else if detail.contains("VersionError") {
        StoreError::Newer
    } else {
        StoreError::Unreachable { detail }
    }
}
